-- The dashboards that a company began with: what was deleted since does not come back.
create table visualize.starters (
    name     text primary key,
    added_at timestamptz not null default now()
);
