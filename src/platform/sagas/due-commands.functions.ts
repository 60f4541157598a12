import { PROBE_OPENS_AT, RAMP_ROOM } from './party-rooms.js';

/**
 * Rows are found by their keys, whatever the planner believes. Without statistics, or with those of a table that was empty a
 * minute ago, it sorts all that waits for a party, or reads the whole table to find 32 rows of it, and a session keeps such a
 * plan for a statement that it has prepared. A function's settings hold for the plans of what is in it, and for nothing else. What they leave open: a
 * `lateral … offset 0` is looked up for one key after the other, never read first; `is true` keeps the index on parties from being
 * taken for a key of the table; a row that was found is changed at its place (`ctid`), which nobody can move: it was locked by a
 * statement before.
 */
const BY_KEY = `set enable_seqscan = off set enable_bitmapscan = off
  set enable_hashjoin = off set enable_mergejoin = off set jit = off`;

/** Of a recovering party so many of the commands that have been due for longest are looked at: those at work are among them. */
const LOOKED_AT = 1_000;

/** When a command `d` is due: what the index on (party, this) has in order. */
const DUE = 'greatest(d.due_at, d.not_before)';

/** Counted in all processes: right for one claim at a time, which `claim_commands` sees to. */
const AT_WORK = `(
  select count(*)::int from (
    select lease_until from due_commands d where d.party = p.party
    order by ${DUE} limit ${LOOKED_AT}
  ) as oldest where lease_until >= c.at
)`;

/**
 * For how many commands of each party there is room. The parties that have anything to do are found by jumping through the
 * index from one to the next; whom a person paused is left out. `opens_at`: of an open breaker, when its next probe may be
 * claimed; else null.
 */
const ROOMS = `
  with recursive parties as (
    (select party from due_commands order by party limit 1)
    union all
    select (select d.party from due_commands d where d.party > p.party order by d.party limit 1)
    from parties p where p.party is not null
  ), clock as materialized (
    select now_ms() as at
  )
  select party, opens_at, at, case
      when opens_at is null then free
      when opens_at <= at then least(free, 1)
      else 0 end as free
  from (
    select p.party, c.at,
      case when b.state = 'open' then ${PROBE_OPENS_AT} end as opens_at,
      greatest(0, case when b.state = 'ramping'
        then least(coalesce(own.free, other_room), ${RAMP_ROOM} - ${AT_WORK})
        else coalesce(own.free, other_room) end) as free
    from parties p
    cross join clock c
    left join unnest(known_parties, known_rooms) as own (party, free) on own.party = p.party
    left join party_breakers b on b.party = p.party and b.expires_at > c.at
    where p.party is not null
      and not exists (select 1 from paused_parties h where h.party = p.party)
  ) as known`;

const CLAIMED = `
  stream text, party text, command text, lines jsonb, generation bigint, claims int,
  given_back int, wakes int, probes boolean, claimed_at bigint, wait bigint, full_parties jsonb, paused jsonb
`;

/**
 * Claims of each party the oldest, as many as there is room for; then tells, in a row without a stream, for how long nothing
 * is due that there is room for, who was given all that there is room for, and who is paused. What is held by others is no reason to look
 * again: it is found now and then.
 */
const CLAIM = `
create function claim_due_commands(
  claim_token text, lease_ms bigint, known_parties text[], known_rooms int[], other_room int
) returns table (${CLAIMED}) language plpgsql ${BY_KEY} as $$
#variable_conflict use_column
declare
  room record;
  picked text[];
  taken int;
  next_due bigint;
  shortest bigint;
  full_now text[] := '{}';
begin
  for room in ${ROOMS} loop
    taken := 0;
    if room.free > 0 then
      picked := array(
        select d.stream from due_commands d
        where d.party = room.party and ${DUE} <= room.at and d.generation >= d.acted
          and (d.lease is null or d.lease_until < room.at)
        order by ${DUE}
        limit room.free
        for update skip locked
      );
      if room.opens_at is not null and cardinality(picked) > 0 then
        update party_breakers b set probe = claim_token, probe_until = now_ms() + lease_ms
        where b.party = room.party and b.state = 'open' and ${PROBE_OPENS_AT} <= now_ms();
        if not found then picked := '{}'; end if;
      end if;
      return query
        update due_commands d
        set lease = claim_token, lease_until = room.at + lease_ms, claims = d.claims + 1,
          seen_wakes = d.wakes
        from unnest(picked) as k (stream) cross join lateral (
          select d.ctid as place from due_commands d
          where d.stream = k.stream and (d.party = room.party) is true offset 0
        ) as own
        where d.ctid = own.place
        returning d.stream, d.party, d.command, d.lines, d.generation, d.claims, d.given_back,
          d.wakes, room.opens_at is not null, room.at, null::bigint, null::jsonb, null::jsonb;
      get diagnostics taken = row_count;
    end if;
    if room.free = taken then full_now := full_now || room.party; end if;
    if room.free > taken or room.opens_at > room.at then
      select ${DUE} into next_due from due_commands d
      where d.party = room.party and d.generation >= d.acted and d.lease is null
      order by ${DUE} limit 1;
      if found then
        shortest := least(shortest, greatest(next_due, room.opens_at) - room.at);
      end if;
    end if;
  end loop;
  return query select null::text, null::text, null::text, null::jsonb, null::bigint, null::int,
    null::int, null::int, null::boolean, null::bigint, shortest, to_jsonb(full_now),
    (select coalesce(jsonb_agg(h.party), '[]') from paused_parties h);
end $$`;

/**
 * Lets one claim at a time give something to a party with a breaker: two that look at the same moment would both see the same
 * room of one that recovers. Whoever comes second gives it nothing and does not wait; later it sees what the first took, for each
 * statement in a function looks anew.
 */
const CLAIM_ONE_AT_A_TIME = `
create function claim_commands(
  claim_token text, lease_ms bigint, known_parties text[], known_rooms int[], other_room int
) returns table (${CLAIMED}) language plpgsql as $$
#variable_conflict use_column
declare
  mine text[];
  others text[];
begin
  mine := array(
    select party from party_breakers where expires_at > now_ms() for update skip locked
  );
  others := array(
    select party from party_breakers where expires_at > now_ms() and party <> all (mine)
  );
  return query select * from claim_due_commands(
    claim_token, lease_ms,
    others || array(select party from unnest(known_parties) as k (party) where party <> all (others)),
    array_fill(0, array[cardinality(others)]) || array(
      select free from unnest(known_parties, known_rooms) as k (party, free)
      where party <> all (others)
    ),
    other_room
  );
end $$`;

const settled = `unnest(
    streams, parties, tokens, generations, wakes_seen, acted_at, after_ms
  ) as k (stream, party, token, generation, wakes, acted, after_ms)`;

/** How many claims are lost now: none. */
const NONE_LOST = '0';

/** Only an outcome that was recorded says what became of those that were lost before: what is given back found out nothing. */
const LOST_BEFORE = 'case when k.after_ms is null then 0 else d.claims - 1 end';

/**
 * Lets go of claims. What somebody woke meanwhile is due at once; what was taken over meanwhile is left alone.
 * `after_ms`: of those that were given back; else null. Tells for how long none of them is due again; null: none of them is
 * until it is planned anew.
 */
const release = (lost: string): string => `
create function release_due_commands(
  streams text[], parties text[], tokens text[], generations bigint[], wakes_seen int[],
  acted_at bigint[], after_ms bigint[]
) returns bigint language plpgsql ${BY_KEY} as $$
#variable_conflict use_column
declare
  wait bigint;
begin
  perform 1
  from (select * from ${settled} order by stream, party) as k
  cross join lateral (
    select 1 from due_commands d where d.stream = k.stream and (d.party = k.party) is true
    for update
  ) as own;
  with released as (
    update due_commands d
    set lease = null, lease_until = null, claims = ${lost},
      acted = greatest(d.acted, k.acted),
      given_back = case when k.after_ms is null then 0 else d.given_back + 1 end,
      not_before = case
        when k.after_ms is null or d.generation <> k.generation then d.not_before
        when d.wakes <> k.wakes then 0
        else now_ms() + k.after_ms end
    from ${settled} cross join lateral (
      select d.ctid as place from due_commands d
      where d.stream = k.stream and (d.party = k.party) is true and d.lease = k.token offset 0
    ) as own
    where d.ctid = own.place
    returning d.generation >= d.acted as is_planned, ${DUE} as due
  )
  select min(due) - now_ms() into wait from released where is_planned;
  return wait;
end $$`;

/**
 * Makes the table say what the plans of these streams say, over what was planned before; `anew`: 1, over what was planned at
 * that revision too; else 0. The rows are locked in the order in which a release locks them, so that the two never wait for
 * each other crosswise.
 */
const PLAN = `
create function plan_due_commands(
  planned_streams text[], planned_generations bigint[],
  streams text[], parties text[], commands text[], lines_of text[], due_ats bigint[],
  generations bigint[], anew int
) returns void language plpgsql ${BY_KEY} as $$
#variable_conflict use_column
begin
  perform 1
  from (select stream from unnest(planned_streams) as one (stream) order by stream) as p
  cross join lateral (
    select 1 from due_commands d where d.stream = p.stream order by d.party for update
  ) as own;
  insert into due_commands (stream, party, command, lines, due_at, generation)
  select stream, party, command, lines::jsonb, due_at, generation
  from unnest(streams, parties, commands, lines_of, due_ats, generations)
    as planned (stream, party, command, lines, due_at, generation)
  on conflict (stream, party) do update
  set command = excluded.command, lines = excluded.lines,
    due_at = case when due_commands.wakes > due_commands.seen_wakes
      then least(excluded.due_at, now_ms()) else excluded.due_at end,
    generation = excluded.generation, not_before = 0, given_back = 0
  where due_commands.generation < excluded.generation + anew;
  delete from due_commands d
  using unnest(planned_streams, planned_generations) as k (stream, generation)
  cross join lateral (
    select d.ctid as place from due_commands d
    where d.stream = k.stream and d.generation < k.generation offset 0
  ) as own
  where d.ctid = own.place;
end $$`;

/** What is done to many rows at once. Applied, so never changed: a function is replaced by another migration. */
export const dueCommandFunctions: readonly string[] = [
  ...['claim_due_commands', 'release_due_commands', 'plan_due_commands'].map(
    (name) => `drop function if exists ${name}`,
  ),
  ...[CLAIM, release(NONE_LOST), PLAN],
];

export const oneClaimAtATime: readonly string[] = [CLAIM_ONE_AT_A_TIME];

export const lostUntilRecorded: readonly string[] = [
  'drop function release_due_commands',
  release(LOST_BEFORE),
];
