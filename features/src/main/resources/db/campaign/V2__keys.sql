-- By which values in the data a campaign is known. A field that says nothing is empty; * stands for anything.
create table campaign.keys (
    id          uuid primary key,
    campaign_id uuid not null references campaign.campaigns on delete cascade,
    kind        text not null check (kind in ('platform-id', 'utm', 'coupon', 'landing-page')),
    fields      text[] not null,
    origin      text not null check (origin in ('person', 'link', 'inbox')),
    added_at    timestamptz not null,
    added_by    text not null,
    unique (kind, fields)
);
create index keys_campaign on campaign.keys (campaign_id);

-- The values as they occur in the data, each once; a field that is absent there is empty.
create table campaign.seen_values (
    kind       text not null,
    fields     text[] not null,
    first_seen timestamptz not null,
    last_seen  timestamptz not null,
    primary key (kind, fields)
);

-- Up to which snapshot of a table of the lake its values are here; of landing pages, by which patterns.
create table campaign.collected (
    of_table text primary key,
    snapshot bigint not null,
    patterns text not null
);
