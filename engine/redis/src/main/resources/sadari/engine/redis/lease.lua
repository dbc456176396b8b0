#!lua
-- Leases what is not there; answers {number, answer of each key}, or {-1} in another epoch. An
-- answer is the value behind a 'v', or 'l' (leased now), 'b' (leased by somebody else), 'h' (held).
-- KEYS: epoch, number, then values. ARGV: epoch, token, milliseconds.
if redis.call('GET', KEYS[1]) ~= ARGV[1] then
  return {'-1'}
end
local answers = {redis.call('GET', KEYS[2]) or '0'}
for i = 3, #KEYS do
  local value = redis.call('GET', KEYS[i])
  if value then
    answers[#answers + 1] = 'v' .. value
  else
    local lease = KEYS[i] .. '~'
    local holder = redis.call('GET', lease)
    if not holder then
      redis.call('SET', lease, 'l' .. ARGV[2], 'PX', ARGV[3])
      answers[#answers + 1] = 'l'
    elseif string.sub(holder, 1, 1) == 'h' then
      answers[#answers + 1] = 'h'
    else
      answers[#answers + 1] = 'b'
    end
  end
end
return answers
