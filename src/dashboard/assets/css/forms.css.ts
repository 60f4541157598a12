/** What can be typed, pressed and asked for; what became of it. */
export const FORMS_CSS = `
button, input, select, textarea { max-width: 100%; min-height: 2rem; padding: .1875rem .5rem; border: 1px solid var(--edge); border-radius: 3px; background: var(--paper); color: inherit; font: inherit; line-height: 1.5rem }
button { padding-inline: .75rem; border-color: currentColor; color: var(--accent); font-weight: 600; cursor: pointer }
button:hover { background: var(--tint) }
.go { border-color: var(--accent); background: var(--accent); color: var(--on-accent) }
.go:hover { background: color-mix(in srgb, var(--accent) 84%, var(--ink)) }
[hidden] { display: none !important }
[aria-pressed='true'] { font-weight: 650 }
.text { border: 0; padding: 0; background: none; font-weight: 400; text-decoration: underline; text-underline-offset: .2em }
input:is([type='checkbox'], [type='radio']) { width: 1rem; height: 1rem; min-height: 0; margin: 0 .5rem 0 0; accent-color: var(--accent); vertical-align: -.15em }
label { display: block }
.line { font-weight: 400 }
.form { display: grid; gap: 1rem; max-width: 52rem; padding: 1rem; border-radius: 4px; background: var(--sunk) }
.form :is(input:not([type='radio'], [type='checkbox']), textarea, select) { width: 100% }
legend { padding: 0 }
.acts { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem 1rem }
.filter { display: flex; flex-wrap: wrap; align-items: end; gap: .5rem 1rem; margin-block-end: 1rem }
.filter > div { flex: 0 1 11rem }
.filter label { color: var(--dim); font-size: .75rem; line-height: 1rem; font-weight: 600 }
.filter :is(input, select) { width: 100% }
[aria-invalid] { border-color: var(--bad); outline: 1px solid var(--bad) }
.fault { color: var(--bad) }
.result { max-width: 52rem; margin-block-end: 1rem; padding: .75rem 1rem; border-inline-start: 4px solid var(--accent); background: var(--tint) }
.result h2 { font-size: .875rem }
.over { border-color: var(--ok); background: var(--sunk) }
.fail { border-color: var(--bad); background: var(--bad-tint) }
`;
