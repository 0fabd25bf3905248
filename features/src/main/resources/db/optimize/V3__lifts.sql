-- Outcomes by region and period, as they were read or brought.
create table optimize.outcomes (
    id        uuid primary key,
    source    jsonb not null,
    -- By table of the lake; empty of a file.
    snapshots jsonb not null,
    outcomes  jsonb not null,
    maker     text not null,
    made_at   timestamptz not null
);
-- Tests in regions and studies of before and after, from their design to what was found, with all that is needed to
-- repeat them.
create table optimize.lifts (
    id              uuid primary key,
    name            text not null,
    state           text not null
        check (state in ('designing', 'designed', 'running', 'judging', 'judged', 'failed')),
    design          jsonb,
    design_outcomes uuid references optimize.outcomes,
    designs         jsonb,
    test            jsonb,
    test_outcomes   uuid references optimize.outcomes,
    report          jsonb,
    version         text not null,
    problem         text,
    repeat_of       uuid references optimize.lifts on delete set null,
    maker_id        uuid not null,
    maker           text not null,
    made_at         timestamptz not null,
    ended_at        timestamptz
);
create index lifts_open on optimize.lifts (id) where state in ('designing', 'judging');
