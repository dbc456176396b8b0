-- What people do: of twenty requests sixteen read home, three one post, one publishes.
-- BENCH_READERS, BENCH_WRITERS: files with a token a line; BENCH_POSTS: one with the path of a post a line.
local threads = 0

function setup(thread)
  thread:set("number", threads)
  threads = threads + 1
end

local readers, writers, posts, sent = {}, {}, {}, 0
local rest = ": a short post of about one hundred and forty characters, as many people write them on a usual day, no more"

local function head(token) return " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " .. token .. "\r\n" end

function init()
  for token in io.lines(os.getenv("BENCH_READERS")) do readers[#readers + 1] = head(token) end
  for token in io.lines(os.getenv("BENCH_WRITERS")) do writers[#writers + 1] = head(token) end
  for path in io.lines(os.getenv("BENCH_POSTS")) do posts[#posts + 1] = path end
  sent = number * 7
end

function request()
  sent = sent + 1
  local turn = sent % 20
  if turn == 0 then
    local body = '{"status":"mixed ' .. number .. " " .. sent .. rest .. '"}'
    return "POST /api/v1/statuses" .. writers[(math.floor(sent / 20) * 2 + number) % #writers + 1]
      .. "Content-Type: application/json\r\nContent-Length: " .. #body .. "\r\n\r\n" .. body
  end
  local path = turn % 6 == 0 and posts[sent % #posts + 1] or "/api/v1/timelines/home"
  return "GET " .. path .. readers[sent % #readers + 1] .. "\r\n"
end

function done(summary, latency, requests)
  local errors = summary.errors
  print(string.format("rate %f", summary.requests / summary.duration * 1e6))
  print(string.format("requests %d", summary.requests))
  print(string.format("p50 %f", latency:percentile(50) / 1e3))
  print(string.format("p99 %f", latency:percentile(99) / 1e3))
  print(string.format("errors %d", errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
