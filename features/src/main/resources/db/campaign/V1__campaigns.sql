create table campaign.brands (
    id         uuid primary key,
    name       text not null,
    created_at timestamptz not null,
    created_by text not null
);
create unique index brands_name on campaign.brands (lower(name));

-- Whoever has a row here sees the campaigns of these brands alone.
create table campaign.user_brands (
    user_id  uuid not null,
    brand_id uuid not null references campaign.brands,
    primary key (user_id, brand_id)
);

-- Whose events and costs a source brings; one without a row is of all brands.
create table campaign.source_brands (
    source_id text primary key,
    brand_id  uuid not null references campaign.brands
);

create table campaign.campaigns (
    id              uuid primary key,
    name            text not null,
    objective       text not null,
    owner           text not null,
    brand_id        uuid references campaign.brands,
    market          text,
    starts_on       date,
    ends_on         date,
    approver        text,
    budget_currency text,
    target_metric   text,
    target_value    numeric(18, 4),
    channels        text[] not null,
    segments        text[] not null,
    messages        text[] not null,
    experiments     text[] not null,
    status          text not null check (status in ('draft', 'approved', 'live', 'ended')),
    approved_by     text,
    approved_at     timestamptz,
    version         integer not null,
    created_at      timestamptz not null,
    created_by      text not null,
    changed_at      timestamptz not null,
    changed_by      text not null,
    check (ends_on >= starts_on),
    check ((target_metric is null) = (target_value is null))
);
create unique index campaigns_name
    on campaign.campaigns (coalesce(brand_id, '00000000-0000-0000-0000-000000000000'), lower(name));

create table campaign.budget_weeks (
    campaign_id uuid not null references campaign.campaigns on delete cascade,
    week        date not null check (extract(isodow from week) = 1),
    amount      numeric(18, 4) not null check (amount >= 0),
    primary key (campaign_id, week)
);

-- A text, or a picture with its content; pictures are few and small, and so are in each backup and on each node.
create table campaign.creatives (
    id          uuid primary key,
    campaign_id uuid not null references campaign.campaigns on delete cascade,
    name        text not null,
    text        text,
    media_type  text,
    sha256      text,
    content     bytea,
    created_at  timestamptz not null,
    created_by  text not null,
    check ((text is null) <> (content is null)),
    check ((media_type is null) = (content is null) and (sha256 is null) = (content is null))
);
create unique index creatives_name on campaign.creatives (campaign_id, lower(name));

-- At most one row, from the first change on: a restore wants empty tables. Goes up with each that the lake is to be told of.
create table campaign.revision (
    only_row boolean primary key default true check (only_row),
    number   bigint not null
);
