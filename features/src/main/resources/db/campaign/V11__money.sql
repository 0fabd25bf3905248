-- Which source comes first where two tell the same order.
create table campaign.precedence (
    first     text not null,
    second    text not null,
    stated_by text not null,
    stated_at timestamptz not null,
    primary key (first, second)
);

-- The order of the sources by which the tables of orders say what counts.
create table campaign.applied_precedence (
    source_id text primary key,
    place     integer not null
);
