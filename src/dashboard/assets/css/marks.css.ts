/** A shape, then the word: disc, ring, triangles, bars, square, diamond, dash. */
export const MARKS_CSS = `
.m { white-space: nowrap }
.m::before { content: ''; display: inline-block; width: .6875rem; height: .6875rem; margin-inline-end: .4375rem; vertical-align: -.03em; background: var(--c, var(--off)); forced-color-adjust: none; print-color-adjust: exact }
.wide { display: block; padding-inline-start: 1.125rem; white-space: normal }
.wide::before { margin-inline-start: -1.125rem }
.ok::before { --c: var(--ok); border-radius: 50% }
.open::before { background: none; border: 2px solid var(--edge); border-radius: 50% }
.bad::before { --c: var(--bad); clip-path: polygon(50% 2%, 100% 96%, 0 96%) }
.undo::before { --c: var(--bad); clip-path: polygon(0 4%, 100% 4%, 50% 98%) }
.pause::before { background: linear-gradient(90deg, var(--hold) 36%, transparent 36% 64%, var(--hold) 64%) }
.break::before { background: none; border: 2px solid var(--hold); border-inline-end: 0 }
.person::before { --c: var(--accent); clip-path: polygon(50% 0, 100% 50%, 50% 100%, 0 50%) }
.off::before { clip-path: inset(38% 0) }
.k::before { width: 1.25rem; height: .5rem; vertical-align: 0 }
.k.call::before { --c: var(--edge) }
.k.backoff::before { --c: var(--rule) }
.k.held::before { --c: var(--hold-tint); border: 1px solid var(--hold) }
.k.waits::before { background: none; border: 1px dashed var(--accent) }
.k-bar::before { width: .5rem; border-radius: 0; clip-path: none }
.k-line::before, .k-dash::before { --c: var(--ink); clip-path: inset(42% 0); width: 1rem }
.k-dash::before { background: repeating-linear-gradient(90deg, var(--dim) 0 4px, transparent 4px 6px) }
`;
