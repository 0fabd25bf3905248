-- Metrics that somebody wants to be told of when they are not as expected.
create table "analyze".watches (
    id           uuid primary key,
    owner_id     uuid not null,
    owner        text not null,
    name         text not null,
    question     jsonb not null,
    dashboard_id uuid,
    recipients   jsonb not null,
    active       boolean not null,
    judged_on    date,
    resting      text,
    created_at   timestamptz not null,
    changed_at   timestamptz not null
);
create index watches_owner on "analyze".watches (owner_id);

-- What was found, once for each time that it was so; the figures are of seen_on, the last day that was unusual.
create table "analyze".watch_alerts (
    id        uuid primary key,
    watch_id  uuid not null references "analyze".watches on delete cascade,
    verdict   text not null check (verdict in ('low', 'high')),
    opened_on date not null,
    seen_on   date not null,
    closed_on date,
    value     double precision not null,
    expected  double precision not null,
    low       double precision not null,
    high      double precision not null,
    parts     text not null
);
create unique index watch_alerts_open on "analyze".watch_alerts (watch_id) where closed_on is null;
create index watch_alerts_watch on "analyze".watch_alerts (watch_id, id);
