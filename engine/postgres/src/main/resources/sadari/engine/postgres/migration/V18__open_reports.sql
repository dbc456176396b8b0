-- How many of somebody's reports wait: there is a most.
create index report_open_of on bucket.report (reporter) where not resolved;
