create table "analyze".saved_queries (
    id          uuid primary key,
    owner_id    uuid not null,
    owner       text not null,
    name        text not null,
    description text not null,
    sql         text not null,
    engine      text not null check (engine in ('duckdb', 'spark')),
    chart       jsonb,
    shared      boolean not null,
    version     integer not null,
    created_at  timestamptz not null,
    changed_at  timestamptz not null,
    changed_by  text not null
);
create unique index saved_queries_name on "analyze".saved_queries (owner_id, lower(name));

-- The texts that a query had, the present one among them.
create table "analyze".saved_query_texts (
    query_id   uuid not null references "analyze".saved_queries on delete cascade,
    version    integer not null,
    sql        text not null,
    changed_at timestamptz not null,
    changed_by text not null,
    primary key (query_id, version)
);

create table "analyze".runs (
    id         uuid primary key,
    user_id    uuid not null,
    sql        text not null,
    engine     text not null check (engine in ('duckdb', 'spark')),
    format     text not null,
    started_at timestamptz not null,
    millis     bigint not null,
    row_count  bigint,
    error_code text,
    error      text
);
create index runs_user on "analyze".runs (user_id, id);
