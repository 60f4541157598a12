import type { Answer, Call } from './call.js';
import { tokenAnswers } from './token-answers.js';

/** A page as the LMS's APIs give it, chosen by `page` and `page_size`. */
export function page(
  call: Call,
  all: readonly unknown[],
  { size, most }: { readonly size: number; readonly most: number },
): Answer {
  const asked = Number(call.query['page_size'] ?? size);
  const pageSize = Number.isInteger(asked) && asked > 0 ? Math.min(asked, most) : size;
  const pages = Math.max(1, Math.ceil(all.length / pageSize));
  const current = Number(call.query['page'] ?? 1);
  if (!Number.isInteger(current) || current < 1 || current > pages) {
    return tokenAnswers.noSuchPage();
  }
  const start = (current - 1) * pageSize;
  const link = (number: number) => {
    const query = new URLSearchParams({ ...call.query, page: String(number) });
    return `${call.root}${call.path}?${query.toString()}`;
  };
  const body = {
    next: current < pages ? link(current + 1) : null,
    previous: current > 1 ? link(current - 1) : null,
    count: all.length,
    num_pages: pages,
    current_page: current,
    start,
    results: all.slice(start, start + pageSize),
  };
  return { status: 200, body, changes: [] };
}
