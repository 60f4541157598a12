/** Banner, head, foot, and the pages of those who are not signed in. */
export const FRAME_CSS = `
.wrap { max-width: 86rem; margin-inline: auto; padding-inline: clamp(1rem, 3vw, 2.5rem) }
main:focus { outline: none }
.skip { position: absolute; inset: -4rem auto auto .5rem; padding: .5rem 1rem; background: var(--accent); color: var(--on-accent); z-index: 2 }
.skip:focus { top: .5rem }
.sandbox { padding-block: .75rem .5rem; background: repeating-linear-gradient(135deg, var(--hold) 0 .5rem, transparent .5rem 1rem) top / 100% 4px no-repeat var(--hold-tint) }
.sandbox strong { margin-inline-end: .5rem; letter-spacing: .08em }
.top { display: flex; flex-wrap: wrap; align-items: center; column-gap: 1.5rem; border-bottom: 1px solid var(--rule) }
.brand { display: inline-flex; align-items: center; gap: .5rem; padding-block: .5rem; color: inherit; font-size: 1rem; font-weight: 700; text-decoration: none }
.brand svg { width: 1.25rem; height: 1.25rem }
.nav { flex: 1 1 auto; min-width: 0 }
.nav ul { display: flex; gap: 1rem; padding-inline: 2px; overflow-x: auto }
.nav a { display: block; padding-block: .75rem; color: var(--dim); text-decoration: none; white-space: nowrap; border-block-end: 2px solid transparent }
.nav a:hover { color: var(--ink); border-color: var(--edge) }
.nav a[aria-current] { color: var(--ink); font-weight: 650; border-color: var(--accent) }
.nav b { padding-inline: .375rem; border-radius: .5rem; background: var(--sunk); color: var(--ink); font-size: .75rem; font-weight: 400 }
.find, .who { display: flex; align-items: center; gap: .5rem; padding-block: .5rem }
.find input { width: 16rem }
.who { color: var(--dim); margin-inline-start: auto }
.foot { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 1.5rem; margin-block-start: 1rem; padding-block: 1rem; border-top: 1px solid var(--rule); color: var(--dim); font-size: .8125rem }
.foot .plain { margin: 0 }
.news { position: fixed; inset-block-end: 1rem; inset-inline: 0; width: max-content; margin-inline: auto; z-index: 1 }
.news button { border-radius: 1rem; box-shadow: 0 2px 8px rgb(0 0 0 / 20%) }
.in { max-width: 28rem; padding-block: 4rem }
.in .form { margin-block: 1rem; padding: 1.5rem }
`;
