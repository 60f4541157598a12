const WIDTH = 30;

/** `[##########                    ]  33 %  4 of 12`. */
export function bar(done: number, all: number): string {
  const share = all === 0 ? 1 : Math.min(1, done / all);
  const full = Math.floor(share * WIDTH);
  const percent = String(Math.floor(share * 100)).padStart(3);
  return `[${'#'.repeat(full)}${' '.repeat(WIDTH - full)}] ${percent} %  ${done} of ${all}`;
}
