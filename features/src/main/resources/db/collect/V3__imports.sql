-- Files that people brought, and what became of them. started_at is when it was first started, and the time of reception
-- of all its events: by it the lake knows what it has from which import.
create table collect.imports (
    id         uuid primary key,
    kind       text not null,
    source_id  text not null,
    file_name  text not null,
    sha256     text not null,
    bytes      bigint not null,
    state      text not null,
    mapping    text not null,
    created_by text not null,
    created_at timestamptz not null,
    started_at timestamptz,
    ended_at   timestamptz,
    problem    text,
    -- How many chunks are committed, and what became of their events.
    chunks     int not null default 0,
    stored     bigint not null default 0,
    known      bigint not null default 0,
    -- As of the last reading of the file.
    rows_read  bigint not null default 0,
    refused    bigint not null default 0,
    left_out   text not null default '{}',
    events     bigint not null default 0
);
create unique index imports_started on collect.imports (source_id, started_at);
create index imports_created on collect.imports (created_at desc, id);

-- The secret that makes an id of a visitor who is known by address alone.
create table collect.visitor_salt (
    only_row boolean primary key default true check (only_row),
    salt     text not null
);
