#!lua flags=allow-oom
-- Answers {epoch, number}; begins a new epoch where the memory is not this process's own.
-- KEYS: epoch, number. ARGV: run id of this process, id for a new epoch, largest number known.
local epoch = redis.call('GET', KEYS[1])
local number = tonumber(redis.call('GET', KEYS[2]) or '0')
local known = tonumber(ARGV[3])
local own = epoch and string.sub(epoch, 1, #ARGV[1] + 1) == ARGV[1] .. '.'
if not own or number < known then
  epoch = ARGV[1] .. '.' .. ARGV[2]
  redis.call('SET', KEYS[1], epoch)
end
if not own or number < known or number == 0 then
  -- A clock in microseconds runs faster than invalidations are counted, so no number comes twice.
  local time = redis.call('TIME')
  number = math.max(number + 1, known + 1, time[1] * 1000000 + time[2])
  redis.call('SET', KEYS[2], string.format('%.0f', number))
end
return {epoch, string.format('%.0f', number)}
