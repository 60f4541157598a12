import { plainToInstance } from 'class-transformer';
import { ArrayMaxSize, IsString, Length, Matches, validateSync } from 'class-validator';
import { fieldFaults } from './field-faults.js';
import { MayBeAbsent, Nested, NestedList, rule } from './fields.js';

class Line {
  @IsString()
  @Matches(/^\d+$/, rule('id-invalid', 'must be digits'))
  id!: string;
}

class Address {
  @IsString()
  city!: string;
}

class Order {
  @IsString()
  @Length(1, 3)
  @Matches(/^\w*$/, rule('number-invalid', 'must be letters'))
  number!: string;

  @MayBeAbsent()
  @Nested(() => Address)
  address?: Address;

  @MayBeAbsent()
  @IsString({ each: true })
  tags?: string[];

  @NestedList(() => Line)
  @ArrayMaxSize(2, rule('too-many-lines', 'must not have more than 2'))
  lines!: Line[];
}

function faults(given: object): readonly string[] {
  const errors = validateSync(plainToInstance(Order, given), {
    whitelist: true,
    forbidNonWhitelisted: true,
  });
  return fieldFaults(errors).map(
    ({ path, code, malformed }) => `${malformed ? 400 : 422} ${path} ${code}`,
  );
}

const lines = [{ id: '1' }];

describe('what is wrong with a field', () => {
  it.each([
    [{ number: 'a', lines }, []],
    [{ lines }, ['400 number missing']],
    [{ number: null, lines }, ['400 number wrong-type']],
    [{ number: 7, lines }, ['400 number wrong-type']],
    [{ number: '????', lines }, ['422 number number-invalid', '422 number is-length']],
    [{ number: 'a', lines, more: 1 }, ['400 more unknown-field']],
    [{ number: 'a', lines, 'odd name': 1 }, ['400 ["odd name"] unknown-field']],
    [{ number: 'a' }, ['400 lines missing']],
    [{ number: 'a', lines: 'x' }, ['400 lines wrong-type']],
    [{ number: 'a', lines: {} }, ['400 lines wrong-type']],
    [{ number: 'a', lines: [{}, 'x'] }, ['400 lines[1] wrong-type', '400 lines[0].id missing']],
    [{ number: 'a', lines: [null] }, ['400 lines[0] wrong-type']],
    [{ number: 'a', lines: [{ id: 'x' }] }, ['422 lines[0].id id-invalid']],
    [{ number: 'a', lines: [1, 2, 3].map((n) => ({ id: `${n}` })) }, ['422 lines too-many-lines']],
    [{ number: 'a', lines, address: null }, ['400 address wrong-type']],
    [{ number: 'a', lines, address: [] }, ['400 address wrong-type']],
    [{ number: 'a', lines, address: { city: 1, x: 2 } }, ['400 address.x unknown-field', '400 address.city wrong-type']],
    [{ number: 'a', lines, tags: ['x', 1] }, ['400 tags wrong-type']],
  ])('%j', (given, expected) => {
    expect(faults(given)).toEqual(expected);
  }); // prettier-ignore
});
