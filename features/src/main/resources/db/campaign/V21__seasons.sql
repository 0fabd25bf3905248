-- The company's own seasons; one that comes each year is of its first year here.
create table campaign.seasons (
    id         uuid primary key,
    name       text not null,
    first_day  date not null,
    last_day   date not null check (last_day >= first_day),
    repetition text not null check (repetition in ('once', 'yearly')),
    changed_at timestamptz not null,
    changed_by text not null
);
