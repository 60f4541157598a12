import type { ComponentChildren, JSX } from 'preact';
import { ASSETS } from '../assets/assets.js';
import { FormToken } from '../components/form.js';
import { useViewer } from './viewer.js';
import { ZONES } from './zones.js';

/** The pages that are always one click away. */
const PAGES = [
  { path: '/dashboard', name: 'Now' },
  { path: '/dashboard/stuck', name: 'Stuck' },
  { path: '/dashboard/orders', name: 'Orders' },
  { path: '/dashboard/modules', name: 'Modules' },
  { path: '/dashboard/cases', name: 'Cases' },
  { path: '/dashboard/parked', name: 'Parked' },
] as const;

export type PagePath = (typeof PAGES)[number]['path'];

interface DocumentProps {
  readonly title: string;
  readonly children: ComponentChildren;
}

function Document({ title, children }: DocumentProps): JSX.Element {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{`${title} · Makegood`}</title>
        <link rel="stylesheet" href={ASSETS.css} />
        <link rel="icon" href={ASSETS.icon} type="image/svg+xml" />
        <script src={ASSETS.js} defer />
      </head>
      <body>{children}</body>
    </html>
  );
}

export function Brand(): JSX.Element {
  return (
    <>
      <svg viewBox="0 0 20 20" aria-hidden="true">
        <circle class="f-ok" cx="10" cy="10" r="10" />
        <path class="f-paper" d="M10 4.6 15 13.6H5Z" />
      </svg>
      Makegood
    </>
  );
}

function SandboxBanner(): JSX.Element | null {
  const { sandbox } = useViewer();
  if (sandbox === undefined) return null;
  return (
    <div class="sandbox">
      <p class="wrap">
        <strong>SANDBOX</strong> {sandbox}
      </p>
    </div>
  );
}

function Find(): JSX.Element {
  return (
    <form class="find" role="search" method="post" action="/dashboard/orders">
      <FormToken />
      <label class="vh" for="find">
        Find orders by number, user, e-mail, SKU or course
      </label>
      <input
        type="search"
        id="find"
        name="q"
        placeholder="Order, user, e-mail, SKU, course"
        maxLength={255}
      />
      <button>Find</button>
    </form>
  );
}

function Who(): JSX.Element {
  const { name, role } = useViewer();
  return (
    <form class="who" method="post" action="/dashboard/sign-out">
      <FormToken />
      <span>
        {name}, {role}
      </span>
      <button class="text">Sign out</button>
    </form>
  );
}

function Head({ current }: { readonly current: PagePath | undefined }): JSX.Element {
  return (
    <div class="top">
      <a class="brand" href="/dashboard">
        <Brand />
      </a>
      <nav class="nav" aria-label="Pages">
        <ul>
          {PAGES.map(({ path, name }) => (
            <li key={path}>
              <a href={path} {...(path === current && { 'aria-current': 'page' as const })}>
                {name}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <Find />
      <Who />
    </div>
  );
}

/** Filled by the script: what is new waits here while it would move rows that somebody is at. */
function News(): JSX.Element {
  return (
    <div class="news" role="status" id="show" hidden>
      <button type="button" />
    </div>
  );
}

function Foot(): JSX.Element {
  const { zone, here } = useViewer();
  const zones = ZONES.includes(zone) ? ZONES : [zone, ...ZONES];
  return (
    <footer class="wrap">
      <div class="foot">
        <button id="hold" class="text" type="button" aria-pressed="false" hidden>
          Hold updates
        </button>
        <details class="plain">
          <summary>Times are those of {zone}; hover shows UTC</summary>
          <form class="acts" method="post" action="/dashboard/zone">
            <FormToken />
            <input type="hidden" name="back" value={here} />
            <label for="zone">Time zone</label>
            <select id="zone" name="zone">
              {zones.map((one) => (
                <option key={one} selected={one === zone}>
                  {one}
                </option>
              ))}
            </select>
            <button>Use it</button>
          </form>
        </details>
      </div>
    </footer>
  );
}

interface PageProps extends DocumentProps {
  /** Which of the pages in the head it is, if it is one. */
  readonly current?: PagePath;
}

/** A page of somebody who is signed in. */
export function Page({ title, current, children }: PageProps): JSX.Element {
  return (
    <Document title={title}>
      <a class="skip" href="#main">
        Skip to content
      </a>
      <header>
        <SandboxBanner />
        <div class="wrap">
          <Head current={current} />
        </div>
      </header>
      <main id="main" class="wrap" tabIndex={-1}>
        {children}
      </main>
      <News />
      <Foot />
    </Document>
  );
}

/** A page of somebody who is not: no head, no foot. */
export function PlainPage({ title, children }: DocumentProps): JSX.Element {
  return (
    <Document title={title}>
      <header>
        <SandboxBanner />
      </header>
      <main id="main" class="wrap in" tabIndex={-1}>
        <p class="brand">
          <Brand />
        </p>
        {children}
      </main>
    </Document>
  );
}
