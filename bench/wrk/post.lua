-- POST /api/v1/statuses, each with a text of its own, by many accounts in turn.
-- BENCH_TOKENS: a file with a token a line. BENCH_RUN: marks the texts. BENCH_ACKNOWLEDGED: where the ids
-- that were answered are written, a file per thread.
local threads = 0

function setup(thread)
  thread:set("number", threads)
  threads = threads + 1
end

local heads, sent = {}, 0
local rest = ": a short post of about one hundred and forty characters, as many people write them on a usual day, no more"

function init()
  for token in io.lines(os.getenv("BENCH_TOKENS")) do
    heads[#heads + 1] = "POST /api/v1/statuses HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
      .. "Authorization: Bearer " .. token .. "\r\nContent-Length: "
  end
  text = "bench " .. os.getenv("BENCH_RUN") .. " " .. number .. " "
  acknowledged = io.open(os.getenv("BENCH_ACKNOWLEDGED") .. "." .. number, "w")
end

function request()
  sent = sent + 1
  local body = '{"status":"' .. text .. sent .. rest .. '"}'
  -- The threads begin at different accounts.
  return heads[(sent * 2 + number) % #heads + 1] .. #body .. "\r\n\r\n" .. body
end

function response(status, headers, body)
  if status == 200 then
    acknowledged:write(body:match('"id":"(%d+)"'), "\n")
  end
end

function done(summary, latency, requests)
  local errors = summary.errors
  print(string.format("rate %f", summary.requests / summary.duration * 1e6))
  print(string.format("requests %d", summary.requests))
  print(string.format("errors %d", errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
