#!lua flags=allow-oom
-- Holds or invalidates; answers the number, or -1 in another epoch.
-- KEYS: epoch, number, then values. ARGV: epoch, 'hold' or 'end', token, milliseconds, channel,
-- length of what is before a key in its value's name.
if redis.call('GET', KEYS[1]) ~= ARGV[1] then
  return '-1'
end
local number = redis.call('INCR', KEYS[2])
if number == 1 then -- it was evicted
  local time = redis.call('TIME')
  number = time[1] * 1000000 + time[2]
  redis.call('SET', KEYS[2], string.format('%.0f', number))
end
local own = 'h' .. ARGV[3]
local told = {string.format('%.0f', number)}
for i = 3, #KEYS do
  local value = KEYS[i]
  local lease = value .. '~'
  redis.call('DEL', value)
  if ARGV[2] == 'hold' then
    redis.call('SET', lease, own, 'PX', ARGV[4])
  else
    -- Somebody else's later hold stays.
    local holder = redis.call('GET', lease)
    if holder and (holder == own or string.sub(holder, 1, 1) ~= 'h') then
      redis.call('DEL', lease)
    end
  end
  told[#told + 1] = string.sub(value, ARGV[6] + 1)
end
redis.call('PUBLISH', ARGV[5], ARGV[1] .. '\n' .. table.concat(told, '\n'))
return told[1]
