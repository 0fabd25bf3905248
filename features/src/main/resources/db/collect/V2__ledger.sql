-- A run is one start of a node. flushes numbers what it wrote, so that repeating a write changes nothing.
create table collect.runs (
    run        text primary key,
    started_at timestamptz not null,
    seen_at    timestamptz not null,
    closed_at  timestamptz,
    flushes    bigint not null
);

create table collect.door_counts (
    run        text not null,
    source_id  text not null,
    hour       timestamptz not null,
    count      text not null,
    reason     text not null,
    number     bigint not null,
    counted_at timestamptz not null,
    primary key (hour, run, source_id, count, reason)
);

create table collect.stream_counts (
    run        text not null,
    source_id  text not null,
    hour       timestamptz not null,
    verdict    text not null,
    reason     text not null,
    is_replay  boolean not null,
    number     bigint not null,
    counted_at timestamptz not null,
    primary key (hour, run, source_id, verdict, reason, is_replay)
);
create index stream_counts_counted_at on collect.stream_counts (counted_at);

-- next is the first record that stream_counts does not hold; lost were gone before they were counted.
create table collect.stream_offsets (
    topic     text not null,
    partition int not null,
    next      bigint not null,
    lost      bigint not null default 0,
    primary key (topic, partition)
);

-- What the lake held of an hour when it was last looked at.
create table collect.lake_counts (
    source_id text not null,
    hour      timestamptz not null,
    bucket    text not null,
    reason    text not null,
    number    bigint not null,
    primary key (hour, source_id, bucket, reason)
);

-- Rejected rows that were accepted, or dropped, when they were judged again.
create table collect.replays (
    id          text primary key,
    replayed_at timestamptz not null
);
