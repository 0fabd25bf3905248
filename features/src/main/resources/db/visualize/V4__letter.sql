-- Of which metrics the company's weekly letter tells; the usual ones where there are none.
create table visualize.letter_metrics (
    position int primary key,
    name     text not null unique
);

-- What is sent: a dashboard, or where there is none the weekly letter.
alter table visualize.schedules
    alter column dashboard_id drop not null;
create index schedules_letter on visualize.schedules (maker_id) where dashboard_id is null;
