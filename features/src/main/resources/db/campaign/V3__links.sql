-- How the marks of links are written; what a field has no row for is free.
create table campaign.naming_rules (
    field       text primary key check (field in ('source', 'medium', 'campaign', 'content', 'term')),
    letter_case text not null check (letter_case in ('lower', 'upper', 'as-given')),
    separator   text not null check (length(separator) <= 1),
    required    boolean not null,
    allowed     text[] not null
);

create table campaign.links (
    id          uuid primary key,
    campaign_id uuid not null references campaign.campaigns on delete cascade,
    address     text not null,
    marks       jsonb not null,
    built_at    timestamptz not null,
    built_by    text not null,
    unique (campaign_id, address)
);
