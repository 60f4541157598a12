/** Groups of stuck work, and what of them is ticked. */
export const STUCK_CSS = `
.group { border-top: 1px solid var(--rule) }
.group > summary, .ghead { display: grid; grid-template-columns: 1rem minmax(0, 1fr) 9.5rem 3.5rem 6rem minmax(0, 17rem); gap: 0 1rem; align-items: baseline; padding-block: .5rem }
.ghead { padding-block: .25rem; color: var(--dim); font-size: .75rem; line-height: 1rem; font-weight: 600 }
.group > summary:hover { background: var(--sunk) }
.group > summary small { display: block; padding-inline-start: 1.125rem }
.group[open] { box-shadow: -1rem 0 var(--paper), -1.1875rem 0 var(--accent) }
.group .body { display: grid; gap: 1rem; padding: .5rem 0 1.5rem 2rem }
.group .body > * { min-width: 0 }
.group p { max-width: 52rem }
/* ticks count themselves: with ticks, "Retry the n ticked" leads; without, it is not there */
.pick { counter-reset: ticked }
.pick :checked { counter-increment: ticked }
.ticked::before { content: counter(ticked) }
form:not(:has(.pick :checked)) [value='ticked'] { display: none }
form:has(.pick :checked) [value='all']:not(:hover) { background: var(--paper); color: var(--accent) }
.pick :is(th, td):first-child { width: 1.5rem; padding-inline-end: .5rem }
.picks { display: grid; gap: 1rem }
.results { display: grid; gap: 1rem 2.5rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr)); align-items: start }
.results .result { margin: 0 }
.result h3 { font-size: .875rem }
.pace { font-weight: 400 }
.form .pace select { width: auto }
.result p small { display: block }
.result + .form { margin-block-end: 1rem }
.tally a[aria-current] { color: var(--ink); font-weight: 650; text-decoration: none }
.tally { display: flex; flex-wrap: wrap; gap: 0 1.25rem }
`;
