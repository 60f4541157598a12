/** The page of one order. */
export const ORDER_CSS = `
.state { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 1.5rem }
.lead .state h1 { color: inherit; font-size: 1.5rem; line-height: 2.5rem; letter-spacing: -.012em }
.state > .m { font-size: 1rem; font-weight: 600 }
.why { padding: 1.5rem; border-top: 4px solid var(--bad); border-radius: 0 0 4px 4px; background: var(--sunk); margin-block-end: 1.5rem }
.why.hold { border-color: var(--hold) }
.why .cols { --min: 24rem }
.why .answer { margin-block: .25rem 1rem; font-size: 1.25rem; line-height: 1.75rem }
.why .form { background: var(--paper) }
.line-acts td { padding-block: 0 .5rem; border-top: 0 }
.do { display: flex; flex-wrap: wrap; align-items: baseline; gap: .5rem 1rem }
.do details[open] { order: 1; flex: 1 0 100% }
.do summary { display: inline-block; padding: 0 .625rem; border: 1px solid var(--edge); border-radius: 3px; background: var(--paper); color: var(--accent); font-size: .8125rem; font-weight: 600 }
.do summary:hover { background: var(--tint) }
.do .form { margin-block-start: .5rem }
.ev { border-top: 1px solid var(--rule) }
.ev > summary, .evhead { display: grid; grid-template-columns: 1rem 2rem minmax(11rem, 15rem) minmax(5rem, auto) 9rem minmax(0, 1fr); gap: 0 1rem; align-items: baseline; padding-block: .25rem }
.evhead { color: var(--dim); font-size: .75rem; line-height: 1rem; font-weight: 600 }
.ev > summary:hover, .ev:target { background: var(--sunk) }
.ev .cols { gap: .5rem; padding: 0 0 1rem 2rem }
`;
