create table visualize.dashboards (
    id          uuid primary key,
    owner_id    uuid not null,
    owner       text not null,
    name        text not null,
    description text not null,
    -- Dates, filters and cards with their places.
    board       jsonb not null,
    shared      boolean not null,
    version     integer not null,
    created_at  timestamptz not null,
    changed_at  timestamptz not null,
    changed_by  text not null
);
create unique index dashboards_name on visualize.dashboards (owner_id, lower(name));

-- What happened on a day, as charts tell it. Without a dashboard, on all of them.
create table visualize.annotations (
    id           uuid primary key,
    dashboard_id uuid references visualize.dashboards on delete cascade,
    starts_on    date not null,
    ends_on      date,
    text         text not null,
    version      integer not null,
    created_at   timestamptz not null,
    created_by   text not null,
    changed_at   timestamptz not null,
    changed_by   text not null,
    check (ends_on >= starts_on)
);
create index annotations_day on visualize.annotations (starts_on);
