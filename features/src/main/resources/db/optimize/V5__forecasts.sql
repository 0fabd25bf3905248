-- Forecasts, each with what it takes to make it again, in the form of attributions.
create table optimize.forecasts (like optimize.attributions including all);
