#!lua flags=allow-oom
-- Begins a new epoch and tells everybody; answers its number, or -1 in another epoch already.
-- KEYS: epoch, number. ARGV: epoch, the new one, channel.
if redis.call('GET', KEYS[1]) ~= ARGV[1] then
  return '-1'
end
local time = redis.call('TIME')
local before = tonumber(redis.call('GET', KEYS[2]) or '0')
local number = string.format('%.0f', math.max(before + 1, time[1] * 1000000 + time[2]))
redis.call('SET', KEYS[1], ARGV[2])
redis.call('SET', KEYS[2], number)
redis.call('PUBLISH', ARGV[3], ARGV[2] .. '\n' .. number)
return number
