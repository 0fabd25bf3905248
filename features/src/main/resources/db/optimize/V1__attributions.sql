-- Results of attribution, each with what it takes to make it again.
create table optimize.attributions (
    id          uuid primary key,
    owner_id    uuid not null,
    owner       text not null,
    made_at     timestamptz not null,
    origin      text not null check (origin in ('lake', 'file')),
    data        text not null,
    snapshots   jsonb not null,
    seed        bigint not null,
    version     text not null,
    question    jsonb not null,
    diagnostics jsonb not null,
    answer      jsonb not null,
    fingerprint text not null
);
create unique index attributions_fingerprint on optimize.attributions (owner_id, fingerprint);
create index attributions_owner on optimize.attributions (owner_id, made_at desc);
