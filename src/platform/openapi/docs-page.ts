import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Nothing from elsewhere is loaded, nothing of the page runs or is styled from within it. */
export const PAGE_POLICY = {
  'Content-Security-Policy': [
    ...["default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'"],
    ...["img-src 'self' data:", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"],
  ].join('; '),
  'Referrer-Policy': 'no-referrer',
};

export const DOCS_PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Makegood API</title>
    <link rel="icon" href="/docs/favicon-32x32.png">
    <link rel="stylesheet" href="/docs/swagger-ui.css">
    <link rel="stylesheet" href="/docs/page.css">
  </head>
  <body>
    <main id="page"></main>
    <script src="/docs/swagger-ui-bundle.js"></script>
    <script src="/docs/page.js"></script>
  </body>
</html>
`;

const PAGE_JS = `SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#page',
  deepLinking: true,
  displayRequestDuration: true,
  defaultModelsExpandDepth: 0,
  tryItOutEnabled: true,
  validatorUrl: null,
});
`;

const PAGE_CSS = `body { margin: 0; }
`;

const OURS: Readonly<Record<string, string>> = { 'page.js': PAGE_JS, 'page.css': PAGE_CSS };

/** Of Swagger UI's package, and nothing else of it. */
const THEIRS = ['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png'];

const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  png: 'image/png',
};

export interface DocsFile {
  readonly type: string;
  readonly content: string | Buffer;
}

/** Undefined: the page has no such file. */
export async function docsFile(name: string): Promise<DocsFile | undefined> {
  const type = TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
  const own = Object.hasOwn(OURS, name) ? OURS[name] : undefined;
  if (own !== undefined) return { type, content: own };
  if (!THEIRS.includes(name)) return undefined;
  return { type, content: await readFile(join(folderOfTheirs(), name)) };
}

function folderOfTheirs(): string {
  return dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
}
