-- What was or is off with a campaign, once for each time that it was so. Figures are in unit: a currency or a metric.
create table campaign.alerts (
    id              uuid primary key,
    campaign_id     uuid not null references campaign.campaigns on delete cascade,
    kind            text not null check (kind in ('over-budget', 'under-budget', 'behind-target', 'spend-outside-dates')),
    unit            text not null,
    opened_at       timestamptz not null,
    opened_until    date not null,
    opened_planned  numeric,
    opened_reached  numeric not null,
    opened_low      numeric,
    opened_high     numeric,
    seen_at         timestamptz not null,
    seen_until      date not null,
    seen_planned    numeric,
    seen_reached    numeric not null,
    seen_low        numeric,
    seen_high       numeric,
    reopened        integer not null default 0,
    closed_at       timestamptz,
    closed_because  text check (closed_because in ('no-longer', 'not-running')),
    acknowledged_at timestamptz,
    acknowledged_by text,
    note            text,
    check ((closed_at is null) = (closed_because is null)),
    check ((acknowledged_at is null) = (acknowledged_by is null) and (acknowledged_at is null) = (note is null))
);
create unique index alerts_open on campaign.alerts (campaign_id, kind) where closed_at is null;
create index alerts_campaign on campaign.alerts (campaign_id, kind, closed_at);
