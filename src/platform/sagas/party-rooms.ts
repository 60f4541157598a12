import { sql } from 'kysely';

/** For how many more commands a process has room, by party. */
export interface Rooms {
  readonly free: ReadonlyMap<string, number>;
  /** Of a party that is not named. */
  readonly otherwise: number;
}

/** While a party recovers, what it is given at once doubles in this time. */
export const RAMP_STEP_MS = 5_000;

/** Of a recovering party so many of the commands that have been due for longest are looked at: those at work are among them. */
const LOOKED_AT = 1_000;

/** What all processes together give a party that recovers; of a row `b` of `party_breakers`. */
export const rampRoom = sql`(1 << least((now_ms() - b.ramp_from) / ${sql.lit(RAMP_STEP_MS)}, 20)::int)`;

/** When the next probe of an open breaker may be claimed. */
export const probeOpensAt = sql`greatest(b.probe_at, coalesce(b.probe_until, 0))`;

/** Counted in all processes. Two that look at the same moment may both see room for one; a trickle stays a trickle. */
const atWork = sql`(
  select count(*)::int from (
    select lease_until from due_commands d where d.party = p.party
    order by greatest(d.due_at, d.not_before) limit ${sql.lit(LOOKED_AT)}
  ) as oldest where lease_until >= c.at
)`;

/** The parties that have anything to do, found by jumping through the index from one to the next. */
const parties = sql`
  parties as (
    (select party from due_commands order by party limit 1)
    union all
    select (select d.party from due_commands d where d.party > p.party order by d.party limit 1)
    from parties p where p.party is not null
  )`;

/**
 * The tables `parties` and `rooms` for a `with recursive`: for how many commands of each party there is room. Whom a person
 * paused is left out. `opens_at`: of an open breaker, when its next probe may be claimed; else null.
 */
export function roomsOf({ free, otherwise }: Rooms) {
  const names = [...free.keys()];
  const rooms = [...free.values()];
  return sql`
    ${parties}, clock as materialized (
      -- Once: it is a function, and tens of thousands of rows may be compared with it.
      select now_ms() as at
    ), rooms as (
      select party, opens_at, at, case
          when opens_at is null then free
          when opens_at <= at then least(free, 1)
          else 0 end as free
      from (
        select p.party, c.at,
          case when b.state = 'open' then ${probeOpensAt} end as opens_at,
          greatest(0, case when b.state = 'ramping'
            then least(coalesce(own.free, ${otherwise}::int), ${rampRoom} - ${atWork})
            else coalesce(own.free, ${otherwise}::int) end) as free
        from parties p
        cross join clock c
        left join unnest(${names}::text[], ${rooms}::int[]) as own (party, free) on own.party = p.party
        left join party_breakers b on b.party = p.party and b.expires_at > c.at
        where p.party is not null
          and not exists (select 1 from paused_parties h where h.party = p.party)
      ) as known
    )`;
}
