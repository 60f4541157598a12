/** The timeline, and charts. */
export const PICTURES_CSS = `
svg text { font: 11px/1 var(--sans); fill: var(--dim); font-variant-numeric: tabular-nums }
svg .t-ink { fill: var(--ink) }
.f-ok { fill: var(--ok) } .f-bad { fill: var(--bad) } .f-off { fill: var(--off) } .f-edge { fill: var(--edge) } .f-accent { fill: var(--accent) } .f-paper { fill: var(--paper) }
.g-rule { stroke: var(--rule) } .g-base { stroke: var(--edge) }
.s-ink, .s-dim { fill: none; stroke: var(--ink); stroke-width: 1.5 }
.s-dim { stroke: var(--dim); stroke-dasharray: 5 3 }
.ring { fill: var(--paper); stroke: var(--edge); stroke-width: 2 }
.hit { fill: none; pointer-events: all }
.w-call { fill: var(--edge) } .w-backoff { fill: var(--rule) }
.w-held { fill: var(--hold-tint); stroke: var(--hold) }
.w-waits { fill: var(--paper); stroke: var(--accent); stroke-dasharray: 4 3 }
.lanes { display: grid; grid-template-columns: minmax(7rem, 12rem) minmax(0, 1fr); margin-block-start: .5rem }
.lanes ol { padding-block-start: 2rem }
.lanes li { height: 3rem; padding: .25rem .5rem 0 0; border-top: 1px solid var(--rule); line-height: 1.25rem }
.lanes :is(li, small) { overflow: hidden; white-space: nowrap; text-overflow: ellipsis }
.lanes small { display: block }
.lanes svg { display: block }
.chart svg { display: block; width: 100%; max-width: 32rem; height: auto; overflow: visible }
figcaption { display: flex; flex-wrap: wrap; gap: 0 1rem; margin-block-end: .5rem }
figcaption h3 { flex: 1 0 100% }
.spark { width: 7.5rem; height: 1.25rem; vertical-align: middle }
.seg { display: block; width: 100%; height: .75rem; margin-block: .375rem; background: var(--paper); outline: 1px solid var(--edge) }
`;
