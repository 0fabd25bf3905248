create table collect.sources (
    id          text primary key,
    created_at  timestamptz not null,
    archived_at timestamptz
);

-- A write key only lets events in and stands readable in every page that is tracked, so it is stored as it is.
create table collect.write_keys (
    key        text primary key,
    source_id  text not null references collect.sources,
    created_at timestamptz not null,
    revoked_at timestamptz
);
create index write_keys_source on collect.write_keys (source_id);
