-- The shop's own records: what was brought, and the days that it tells of. Their lines are in the lake.
create table campaign.books (
    name       text primary key,
    form       text not null check (form in ('orders', 'days')),
    zone       text not null,
    first_day  date not null,
    last_day   date not null,
    lines      bigint not null,
    brought_at timestamptz not null,
    brought_by text not null
);
