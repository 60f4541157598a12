/** Tokens, and what plain elements look like. Line boxes are 16, 24 or 32 px high, gaps are multiples of 8. */
export const BASE_CSS = `
:root {
  color-scheme: light dark;
  --paper: light-dark(#fcfdfd, #10171d);
  --sunk: light-dark(#f0f4f5, #18222a);
  --ink: light-dark(#16212b, #e2e8ec);
  --dim: light-dark(#4d5c68, #a0aeb8);
  --rule: light-dark(#d7dfe3, #2a3741);
  --edge: light-dark(#7a8a96, #748591);
  /* people: what can be clicked, what somebody did or must do */
  --accent: light-dark(#2348b4, #9db7ff);
  --on-accent: light-dark(#ffffff, #0d1638);
  --tint: light-dark(#e8eefb, #1b2746);
  /* the machine */
  --ok: light-dark(#0c7d61, #45c29b);
  --bad: light-dark(#b8390b, #ff9470);
  --hold: light-dark(#8c5900, #e3b052);
  --off: light-dark(#66747f, #8b9aa5);
  --bad-tint: light-dark(#fcece5, #35201a);
  --hold-tint: light-dark(#fbf0d9, #2f2716);
  --sans: system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif;
  --mono: ui-monospace, SFMono-Regular, Menlo, Consolas, 'Liberation Mono', monospace;
}
*, ::before, ::after { box-sizing: border-box }
html { background: var(--paper); color: var(--ink); font-family: var(--sans); -webkit-text-size-adjust: 100% }
body { margin: 0; font-size: .875rem; line-height: 1.5rem; font-variant-numeric: tabular-nums; overflow-wrap: break-word }
h1, h2, h3, p, ul, ol, dl, dd, figure, fieldset, pre { margin: 0; padding: 0; border: 0; min-width: 0 }
ul, ol { list-style: none }
h1, h2, h3, strong, label, legend { font-weight: 650 }
h1, h2 { font-size: 1rem; line-height: 1.5rem }
h3 { font-size: .875rem }
small, caption, .dim { color: var(--dim); font-size: .8125rem; font-weight: 400 }
a { color: var(--accent); text-underline-offset: .2em; text-decoration-thickness: 1px; text-decoration-color: color-mix(in srgb, currentColor 45%, transparent) }
a:hover { text-decoration-color: currentColor }
code, pre, .id { font: .8125rem/1.25rem var(--mono); font-variant-ligatures: none }
code { overflow-wrap: anywhere }
.id { white-space: nowrap }
pre { padding: .75rem; background: var(--sunk); border-radius: 4px; overflow-x: auto }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 2px }
.vh { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
`;
