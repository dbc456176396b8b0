-- GET by many readers in turn. BENCH_TOKENS: a file with a token a line, BENCH_PATHS: one with a path a line.
local threads = 0

function setup(thread)
  thread:set("number", threads)
  threads = threads + 1
end

local ready, sent = {}, 0

function init()
  local tokens, paths = {}, {}
  -- Without tokens: as applications fetch photos.
  for token in io.lines(os.getenv("BENCH_TOKENS")) do tokens[#tokens + 1] = "Authorization: Bearer " .. token .. "\r\n" end
  if #tokens == 0 then tokens[1] = "" end
  for path in io.lines(os.getenv("BENCH_PATHS")) do paths[#paths + 1] = path end
  for i = 1, math.max(#tokens, #paths) do
    ready[i] = "GET " .. paths[i % #paths + 1] .. " HTTP/1.1\r\nHost: 127.0.0.1\r\n"
      .. tokens[i % #tokens + 1] .. "\r\n"
  end
  sent = number
end

function request()
  sent = sent + 2
  return ready[sent % #ready + 1]
end

function done(summary, latency, requests)
  local errors = summary.errors
  print(string.format("rate %f", summary.requests / summary.duration * 1e6))
  print(string.format("requests %d", summary.requests))
  print(string.format("errors %d", errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
