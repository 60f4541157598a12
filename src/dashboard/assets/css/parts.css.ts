/** Sections, the answer, tables, facts. */
export const PARTS_CSS = `
.lead { padding-block: 1.5rem }
.lead h1:not(.answer) { color: var(--dim); font-size: .875rem }
.answer { max-width: 46em; font-size: 1.5rem; line-height: 2rem; font-weight: 600; letter-spacing: -.012em; text-wrap: pretty }
.answer + .dim { margin-block-start: .5rem }
.part { padding-block: 1.5rem 2rem; border-top: 1px solid var(--rule) }
.part h2, .says { margin-block-end: .5rem }
.hd { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 1rem; margin-block-end: .5rem }
.hd h2 { margin: 0 }
.cols { display: grid; gap: 1.5rem 2.5rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, var(--min, 20rem)), 1fr)); align-items: start }
.cols > * { min-width: 0 }
.two { --min: 26rem }
@media (min-width: 64rem) { .today { grid-template-columns: minmax(0, 1fr) minmax(0, 2fr) } }
.grid { display: grid; gap: 1rem }
.calm { padding-block: .5rem; color: var(--dim) }
.todo li { display: grid; grid-template-columns: 2.5rem 1fr auto; gap: 0 1rem; align-items: baseline; padding-block: .5rem; border-top: 1px solid var(--rule) }
.todo b { font-size: 1.25rem; font-weight: 600; text-align: end }
table { width: 100%; border-collapse: collapse }
caption { padding-block-end: .5rem; text-align: start }
th, td { padding: .25rem 1rem .25rem 0; border-top: 1px solid var(--rule); text-align: start; vertical-align: baseline }
:is(th, td):last-child { padding-inline-end: 0 }
thead th { border-top: 0; vertical-align: bottom; color: var(--dim); font-size: .75rem; line-height: 1rem; font-weight: 600 }
tbody th { font-weight: 400 }
tbody tr:not(.line-acts):hover > * { background: var(--sunk) }
.n { text-align: end; white-space: nowrap }
:is(td, tbody th) small, .todo small, .side small { display: block; line-height: 1.25rem }
.l { display: none; color: var(--dim) }
.scroll { overflow-x: auto }
.scroll table { min-width: 34rem }
.facts { display: flex; flex-wrap: wrap; gap: 1rem 2.5rem }
.facts dt { color: var(--dim); font-size: .75rem; line-height: 1rem }
.side { display: grid; grid-template-columns: 7rem minmax(0, 1fr); gap: .5rem 1rem }
.side dt { color: var(--dim) }
.pages { display: flex; gap: 1.5rem; padding-block: 1rem; border-top: 1px solid var(--rule) }
summary { cursor: pointer; list-style: none }
summary::-webkit-details-marker { display: none }
summary::before { content: '\\25B8'; display: inline-block; width: 1rem; color: var(--dim) }
[open] > summary::before { content: '\\25BE' }
.plain { margin-block-start: .5rem }
.plain > summary { color: var(--accent) }
.plain > .form { margin-block: .5rem }
`;
