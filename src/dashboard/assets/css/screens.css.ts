/** Narrow screens, fingers, paper. */
export const SCREENS_CSS = `
@media (max-width: 60rem) {
  .group > summary, .ghead { grid-template-columns: 1rem minmax(0, 1fr) 8.5rem 3.5rem 5.5rem }
  .group > summary > :last-child { grid-column: 2 / -1 }
  .ghead > :last-child { display: none }
  .group > summary > :last-child .l { display: inline }
  .ev > summary, .evhead { grid-template-columns: 1rem 2rem minmax(10rem, 1fr) minmax(5rem, auto) 8rem }
  .ev > summary > :last-child { grid-column: 3 / -1 }
  .evhead > :last-child { display: none }
}
@media (max-width: 40rem) {
  .answer { font-size: 1.25rem; line-height: 1.75rem }
  .filter { gap: .5rem }
  .filter > div { flex: 1 1 9rem }
  .nav, .find { order: 1; flex: 1 0 100% }
  .find input { flex: 1; width: 0 }
  .todo li { grid-template-columns: 2.25rem 1fr }
  .todo li > :last-child { grid-column: 2 }
  .stack, .stack :is(tbody, tr, td, th, caption) { display: block }
  .stack thead, .stack .nil, .evhead, .ghead { display: none }
  .stack tr { padding-block: .5rem; border-top: 1px solid var(--rule) }
  .stack :is(td, th) { padding: 0; border: 0; text-align: start; white-space: normal }
  .stack td[data-l] { position: relative; min-height: 1.5rem; padding-inline-start: 6.5rem }
  .stack td[data-l]::before { content: attr(data-l); position: absolute; inset-inline-start: 0; color: var(--dim) }
  .stack .line-acts { padding-block: 0 .5rem; border: 0 }
  .stack .line-acts td:empty { display: none }
  .stack.pick td:first-child { float: left; width: auto }
  :is(.ev, .group) > summary { display: block; position: relative; padding-inline-start: 1.25rem }
  :is(.ev, .group) > summary::before { position: absolute; inset-inline-start: 0 }
  :is(.ev, .group) > summary > * { display: inline-block; margin-inline-end: .75rem }
  :is(.ev, .group) > summary > :last-child, .group > summary > :first-child { display: block }
  .ev .cols, .group .body { padding-inline-start: 0 }
  .l { display: inline }
  .lanes { grid-template-columns: 5.5rem minmax(0, 1fr) }
  .lanes small { display: none }
  .lanes li { white-space: normal }
  .why { padding: 1rem }
  .in { padding-block: 1.5rem }
}
@media (pointer: coarse) {
  button, input, select, textarea { min-height: 2.75rem; font-size: 1rem }
  .do summary { padding-block: .625rem }
}
@media print { .top, .form, .do, .foot { display: none } }
`;
