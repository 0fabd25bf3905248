-- What a source is expected to send. The plan is the JSON that its people wrote, checked before it was kept.
create table collect.plans (
    source_id  text primary key references collect.sources,
    plan       text not null,
    changed_at timestamptz not null,
    changed_by text not null
);
