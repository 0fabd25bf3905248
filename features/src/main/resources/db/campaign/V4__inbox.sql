-- What was decided on a proposed key.
create table campaign.decisions (
    id          uuid primary key,
    kind        text not null,
    fields      text[] not null,
    campaign_id uuid not null references campaign.campaigns on delete cascade,
    verdict     text not null check (verdict in ('accepted', 'rejected')),
    key_id      uuid references campaign.keys on delete set null,
    decided_at  timestamptz not null,
    decided_by  text not null,
    undone_at   timestamptz,
    undone_by   text
);
create unique index decisions_in_force on campaign.decisions (kind, fields, campaign_id) where undone_at is null;
