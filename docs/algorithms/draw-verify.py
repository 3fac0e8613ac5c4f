#!/usr/bin/env python3
"""Verifies a draw from its five files: python3 draw-verify.py FOLDER [SEAL]

Written from draw.md and allocation.md, with nothing but the standard library. The beacon's signature is the one thing that it
does not check: it prints the round and the signature, to be compared with what the beacon publishes.
"""
import hashlib
import json
import os
import sys

CELL = set(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._:- ")
LIST = ["party", "size", "tickets", "reserves", "choices"]
QUICKNET = "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971"


class Mismatch(Exception):
    pass


def check(fits, what):
    if not fits:
        raise Mismatch(what)


def sha(data):
    return hashlib.sha256(data).digest()


def hexsha(data):
    return hashlib.sha256(data).hexdigest()


def canonical(data, name):
    value = json.loads(data.decode("utf-8"))
    again = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"
    check(again.encode("utf-8") == data, name + " is not canonical")
    return value


def table(data, columns, name):
    check(data.endswith(b"\n"), name + " does not end with LF")
    lines = data[:-1].split(b"\n")
    check(lines[0].decode() == ",".join(columns), name + " has another header")
    rows = []
    for number, line in enumerate(lines[1:], 2):
        cells = line.split(b",")
        fits = len(cells) == len(columns) and cells[0] and all(byte in CELL for cell in cells for byte in cell)
        check(fits and (not rows or rows[-1][0] < cells[0]), "%s line %d" % (name, number))
        rows.append(cells)
    return lines[1:], rows


def root(leaves):
    """RFC 6962; subtrees of 2**k leaves, joined from the right at the end."""
    if not leaves:
        return sha(b"")
    stack = []
    for count, leaf in enumerate(leaves, 1):
        stack.append(sha(b"\x00" + leaf))
        while count % 2 == 0:
            right = stack.pop()
            stack.append(sha(b"\x01" + stack.pop() + right))
            count //= 2
    while len(stack) > 1:
        right = stack.pop()
        stack.append(sha(b"\x01" + stack.pop() + right))
    return stack[0]


def commitment(round_, name, secret):
    return hexsha(("wenhuagong-draw-1 commitment\n%s\n%s\n%s\n" % (round_, name, secret)).encode())


def seed_of(seal, seal_hash, proof):
    contributions, beacon = seal["contributions"], seal["beacon"]
    check(contributions or beacon, "no source of randomness")
    check(seal["missing"] == "stop" or beacon, "a missing secret could be chosen")
    if beacon:
        check(beacon["chain"] == QUICKNET, "unknown beacon")
        time = 1692803367 + 3 * (beacon["round"] - 1)
        check(time > seal["sealedAt"] and time > seal["revealBy"], "the beacon came too early")
    secrets = {each["name"]: each["secret"] for each in proof["reveals"]}
    check(len(secrets) == len(proof["reveals"]), "a secret was told twice")
    committed = {each["name"]: each["commitment"] for each in contributions}
    check(len(committed) == len(contributions), "a contributor stands twice")
    for name, secret in secrets.items():
        check(16 <= len(bytes.fromhex(secret)) <= 64, "the secret of %s is too short" % name)
        check(committed.get(name) == commitment(seal["round"], name, secret), "the secret of %s" % name)
    missing = [each["name"] for each in contributions if each["name"] not in secrets]
    check(missing == proof["missing"], "who is missing")
    check(not missing or seal["missing"] == "continue", "a secret is missing")
    check(bool(beacon) == bool(proof["beacon"]), "beacon")
    signature = proof["beacon"]["signature"] if beacon else "-"
    lines = ["wenhuagong-draw-1 seed", seal_hash]
    lines += [secrets.get(each["name"], "-") for each in contributions] + [signature, ""]
    if beacon:
        print("  compare round %d of the beacon: %s" % (beacon["round"], signature))
    return sha("\n".join(lines).encode())


def ticket(seed, round_, party, tickets):
    begin = seed + round_.encode() + b"\x00" + party
    further = [sha(begin + b"\x00" + str(n).encode()) for n in range(1, tickets)]
    return min([sha(begin)] + further)


class Course:
    """The places of one course, by kind: ranks in each, best first. The last kind is whatever is left, open to all."""

    def __init__(self, rules, number, sizes, entitled):
        course = rules["courses"][number]
        order = rules["precedence"]
        if order[-1] == 0:
            order = order[:-1]
        self.kinds = order + [0]
        self.seats = course["seats"]
        self.fixed = [self.seats - sum(course["reserved"]) if kind == 0 else course["reserved"][kind - 1] for kind in order]
        self.ranks = [[] for _ in self.kinds]
        self.sizes, self.entitled = sizes, entitled

    def load(self, kind=None):
        ranks = self.ranks[kind] if kind is not None else [rank for each in self.ranks for rank in each]
        return sum(self.sizes[rank] for rank in ranks)

    def free(self):
        return self.seats - self.load()

    def held(self, kind):
        return self.fixed[kind] if kind < len(self.fixed) else self.free() + self.load(kind)

    def may(self, rank, kind):
        return self.kinds[kind] == 0 or self.kinds[kind] in self.entitled[rank]

    def stay(self, kind, rank):
        """How many of the kind's ranks stay when this one comes in; None when it cannot."""
        ranks = self.ranks[kind]
        room = self.held(kind) - self.load(kind) - self.sizes[rank]
        stay = len(ranks)
        while room < 0 and stay and ranks[stay - 1] > rank:
            stay -= 1
            room += self.sizes[ranks[stay]]
        return None if room < 0 else stay

    def admits(self, rank):
        return any(self.may(rank, kind) and self.stay(kind, rank) is not None for kind in range(len(self.kinds)))

    def enter(self, rank):
        """Returns whoever has no place here after it."""
        passed = [rank]
        last = len(self.kinds) - 1
        for kind in range(len(self.kinds)):
            further = []
            for each in passed:
                stay = self.stay(kind, each) if self.may(each, kind) else None
                if stay is None:
                    further.append(each)
                    continue
                out = self.ranks[kind][stay:]
                self.ranks[kind] = sorted(self.ranks[kind][:stay] + [each])
                for other in out:
                    if self.sizes[other] <= self.held(kind) - self.load(kind):
                        self.ranks[kind] = sorted(self.ranks[kind] + [other])
                    else:
                        further.append(other)
                while kind < last and self.free() < 0:
                    further.append(self.ranks[last].pop())
            passed = sorted(further)
        return passed

    def leave(self, rank):
        for ranks in self.ranks:
            if rank in ranks:
                ranks.remove(rank)


def match(rules, rows, order):
    """By rank: which choice, and which kind of place."""
    sizes = [int(rows[row][1]) for row in order]
    entitled = [set(map(int, rows[row][3].split())) for row in order]
    choices = [[int(course) - 1 for course in rows[row][4].split()] for row in order]
    fresh = lambda: [Course(rules, number, sizes, entitled) for number in range(len(rules["courses"]))]
    courses = fresh()
    at = [0] * len(order)
    placed = [False] * len(order)

    def ask(first):
        waiting = [first]
        while waiting:
            rank = waiting.pop()
            while at[rank] < len(choices[rank]) and not courses[choices[rank][at[rank]]].admits(rank):
                at[rank] += 1
            if at[rank] == len(choices[rank]):
                continue
            placed[rank] = True
            for other in reversed(courses[choices[rank][at[rank]]].enter(rank)):
                placed[other] = False
                at[other] += 1
                waiting.append(other)

    for rank in range(len(order)):
        ask(rank)
    asked = set()

    def better(rank):
        for choice in range(at[rank]):
            course = courses[choices[rank][choice]]
            if sizes[rank] <= course.free():
                return choice
            if (rank, choice) not in asked and course.admits(rank):
                asked.add((rank, choice))
                return choice
        return None

    moved = any(size > 1 for size in sizes)
    while moved:
        moved = False
        for rank in range(len(order)):
            choice = better(rank)
            if choice is None:
                continue
            if placed[rank]:
                courses[choices[rank][at[rank]]].leave(rank)
            at[rank] = choice
            ask(rank)
            moved = True

    final = fresh()
    for rank in range(len(order)):
        if placed[rank]:
            final[choices[rank][at[rank]]].enter(rank)
    kind_of = {rank: course.kinds[kind] for course in final for kind, ranks in enumerate(course.ranks) for rank in ranks}
    return [(at[rank], kind_of[rank]) if placed[rank] else None for rank in range(len(order))], choices


def results(rules, rows, order):
    got, choices = match(rules, rows, order)
    length = [0] * len(rules["courses"])
    lines = [None] * len(rows)
    for rank, row in enumerate(order):
        party = rows[row][0].decode()
        if got[rank] is not None:
            choice, kind = got[rank]
            lines[row] = "%s,%d,%d,%d,%d," % (party, rank + 1, choice + 1, choices[rank][choice] + 1, kind)
            continue
        waiting = []
        for course in choices[rank]:
            if length[course] < rules["courses"][course]["waiting"]:
                length[course] += 1
                waiting.append("%d:%d" % (course + 1, length[course]))
        lines[row] = "%s,%d,,,,%s" % (party, rank + 1, " ".join(waiting))
    return "\n".join(["party,rank,choice,course,kind,waiting"] + lines + [""])


def verify(folder, noted=None):
    read = {}
    for name in ["list.csv", "rules.json", "seal.json", "proof.json", "results.csv"]:
        with open(os.path.join(folder, name), "rb") as file:
            read[name] = file.read()
    seal = canonical(read["seal.json"], "seal.json")
    seal_hash = hexsha(read["seal.json"])
    check(noted in (None, seal_hash), "the seal is not the noted one")
    check(hexsha(read["rules.json"]) == seal["rules"]["sha256"], "rules.json was changed")
    rules = canonical(read["rules.json"], "rules.json")
    check(rules["round"] == seal["round"], "rules of another round")
    lines, rows = table(read["list.csv"], LIST, "list.csv")
    sealed = {"rows": len(rows), "sha256": hexsha(read["list.csv"]), "root": root(lines).hex()}
    check(sealed == seal["list"], "list.csv was changed")
    proof = canonical(read["proof.json"], "proof.json")
    check(proof["seal"] == seal_hash, "proof.json is of another seal")
    seed = seed_of(seal, seal_hash, proof)
    check(seed.hex() == proof["seed"], "seed")
    tickets = [(ticket(seed, seal["round"], cells[0], int(cells[2])), row) for row, cells in enumerate(rows)]
    order = [row for _, row in sorted(tickets)]
    computed = results(rules, rows, order).split("\n")
    for number, (ours, theirs) in enumerate(zip(computed, read["results.csv"].decode().split("\n")), 1):
        check(ours == theirs, "results.csv line %d: %s, not %s" % (number, ours, theirs))
    check("\n".join(computed).encode() == read["results.csv"], "results.csv")
    check({"rows": len(rows), "sha256": hexsha(read["results.csv"])} == proof["results"], "hash of results.csv")
    return seal_hash


if __name__ == "__main__":
    try:
        print("MATCH, seal " + verify(*sys.argv[1:3]))
    except Mismatch as mismatch:
        sys.exit("MISMATCH: %s" % mismatch)
