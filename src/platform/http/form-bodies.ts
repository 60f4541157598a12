import { errorCodes, type FastifyInstance } from 'fastify';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route takes forms of pages, as browsers send them, beside JSON. */
    form?: boolean;
  }
}

const FORM = 'application/x-www-form-urlencoded';

/** Fields of a form: each a text, or a list of texts where a name comes more than once. */
export type FormFields = Readonly<Record<string, string | readonly string[]>>;

/** @example formFields('reason=LMS+is+back&line=1&line=2') // { reason: 'LMS is back', line: ['1', '2'] } */
export function formFields(body: string): FormFields {
  const fields = new URLSearchParams(body);
  const names = [...new Set(fields.keys())].filter((name) => name !== '__proto__');
  return Object.fromEntries(
    names.map((name) => {
      const [first = '', ...others] = fields.getAll(name);
      return [name, others.length > 0 ? [first, ...others] : first];
    }),
  );
}

/** Forms are taken by routes that ask for them; for all others they are a media type that is not supported. */
export function takeForms(fastify: FastifyInstance): void {
  fastify.addContentTypeParser<string>(FORM, { parseAs: 'string' }, (request, body, done) => {
    if (request.routeOptions.config.form === true) done(null, formFields(body));
    else done(new errorCodes.FST_ERR_CTP_INVALID_MEDIA_TYPE(FORM), undefined);
  });
}
