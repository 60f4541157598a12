import { given, stateAfter } from '../../../test/support/given-when-then.js';
import { orderAnnotated, placedOrder } from '../../../test/support/order-fixtures.js';
import { decideAnnotate } from './annotate.js';

const note = { text: 'The buyer called.' };

describe('a note', () => {
  it('stands in the history and changes nothing', () => {
    given(placedOrder()).when(decideAnnotate, note).then([orderAnnotated()]);
    expect(stateAfter([...placedOrder(), orderAnnotated()])).toEqual(stateAfter(placedOrder()));
  });

  it('is of an order that there is', () => {
    given([]).when(decideAnnotate, note).then('order-not-found');
  });
});
