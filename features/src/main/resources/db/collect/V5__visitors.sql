-- The secrets by which visitors without an id are known for a day. Unlogged, so that they are in no log, no archive and
-- no copy of the database; a job deletes them when late events no longer need them.
create unlogged table collect.daily_salts (
    day  date primary key,
    salt bytea not null
);

-- Whose events are the company's own.
create table collect.insiders (
    id       uuid primary key,
    kind     text not null check (kind in ('network', 'user', 'mail-domain')),
    value    text not null,
    note     text not null,
    added_at timestamptz not null,
    unique (kind, value)
);
