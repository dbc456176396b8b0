insert into bench.post (body, created_at) values ('a short post of about one hundred and forty characters, as many people write them on a usual day, no more, and a little longer than that', now());
