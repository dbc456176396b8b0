#!lua
-- Sets the values whose leases are held still; answers the number, or -1 in another epoch.
-- KEYS: epoch, number, then values. ARGV: epoch, then token, milliseconds and value of each.
if redis.call('GET', KEYS[1]) ~= ARGV[1] then
  return '-1'
end
for i = 3, #KEYS do
  local at = (i - 3) * 3 + 2
  local lease = KEYS[i] .. '~'
  if redis.call('GET', lease) == 'l' .. ARGV[at] then
    redis.call('SET', KEYS[i], ARGV[at + 2], 'PX', ARGV[at + 1])
    redis.call('DEL', lease)
  end
end
return redis.call('GET', KEYS[2]) or '0'
