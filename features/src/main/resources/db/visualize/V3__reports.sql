create table visualize.shared_links (
    id           uuid primary key,
    dashboard_id uuid not null references visualize.dashboards on delete cascade,
    -- Dates and filters as the address of the screen has them.
    view         text not null,
    language     text not null,
    sharer_id    uuid not null,
    sharer       text not null,
    made_at      timestamptz not null,
    expires_at   timestamptz not null,
    revoked_at   timestamptz
);
create index shared_links_dashboard on visualize.shared_links (dashboard_id);

create table visualize.schedules (
    id           uuid primary key,
    dashboard_id uuid not null references visualize.dashboards on delete cascade,
    every        text not null check (every in ('day', 'week', 'month')),
    -- Of the week, 1 for Monday, or of the month; 0 for each day.
    day          int not null,
    hour         int not null check (hour between 0 and 23),
    view         text not null,
    language     text not null,
    recipients   jsonb not null,
    maker_id     uuid not null,
    maker        text not null,
    made_at      timestamptz not null,
    -- When it is sent the next time; null while it rests.
    next_at      timestamptz,
    -- Why it rests, if not because somebody wanted it to.
    resting      text
);
create index schedules_due on visualize.schedules (next_at) where next_at is not null;
create index schedules_dashboard on visualize.schedules (dashboard_id);
