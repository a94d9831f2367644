"""Prints what SeededGeneratorTests.swift expects: xoshiro256** (Blackman and Vigna) started from
splitmix64's finaliser, written apart from the Swift code.

    python3 make_generator.py
"""

M = (1 << 64) - 1
GAMMA = 0x9E3779B97F4A7C15


def mix(z):
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & M
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & M
    return z ^ (z >> 31)


def rotate(x, k):
    return ((x << k) | (x >> (64 - k))) & M


class Generator:
    def __init__(self, seed, *streams):
        state = mix((seed + GAMMA) & M)
        for stream in streams:
            state = mix(((state ^ mix((stream + GAMMA) & M)) + GAMMA) & M)
        self.s = [mix((state + k * GAMMA) & M) for k in (1, 2, 3, 4)]

    def next(self):
        s = self.s
        result = (rotate((s[1] * 5) & M, 7) * 9) & M
        t = (s[1] << 17) & M
        s[2] ^= s[0]
        s[3] ^= s[1]
        s[1] ^= s[2]
        s[0] ^= s[3]
        s[2] ^= t
        s[3] = rotate(s[3], 45)
        return result

    def below(self, bound):
        product = self.next() * bound
        if product & M < bound:
            threshold = ((1 << 64) - bound) % bound
            while product & M < threshold:
                product = self.next() * bound
        return product >> 64


for arguments in [(0,), (7, 1, 2), (7, 2, 1)]:
    g = Generator(*arguments)
    print(arguments, [hex(g.next()) for _ in range(3)])

g = Generator(42)
order = list(range(10))
for last in range(9, 0, -1):
    other = g.below(last + 1)
    order[last], order[other] = order[other], order[last]
print("shuffled 0..<10 by 42", order)
g = Generator(42)
print("dice", [g.below(6) for _ in range(12)])
