#!/usr/bin/env python3
"""Checks the results package of an Openhall vote, and counts it again. Python 3.8 or newer, standard library alone.

    python3 verify.py PACKAGE.zip --key FINGERPRINT [--checkpoint FILE] [--receipt FILE] [--openings FILE] [--json]

Written apart from `npx openhall verify`, so that one mistake need not be in both. It counts single choice, approval, score,
cumulative points, instant run-off, greedy and Equal Shares. Of the other methods it checks everything but who won, and
says so. Exit codes: 0 proved, 1 broken, 2 usage, 3 consistent but not proved.
"""
import argparse, base64, binascii, collections, hashlib, json, re, sys, zipfile
from fractions import Fraction

CHECKS = ('format files key signature leaves checkpoints consistency earlier_checkpoints receipts openings count totals '
          'audit statements').split()
PICKS = ('single-choice', 'approval', 'greedy', 'equal-shares', 'phragmen')
POINTS = ('score', 'cumulative')
BUDGETS = ('greedy', 'equal-shares', 'phragmen')
MOST_RAISES = 3000  # Shares are raised by 1 so often at most; beyond, the published raise is taken and this is said.

sha = lambda data: hashlib.sha256(data).digest()
sha_hex = lambda text: hashlib.sha256(text.encode()).hexdigest()
HEX = re.compile('[0-9a-f]{64}')


# Ed25519 verification by the reference formulas of RFC 8032, section 6.

P = 2**255 - 19
Q = 2**252 + 27742317777372353535851937790883648493
inverse = lambda x: pow(x, P - 2, P)
D = -121665 * inverse(121666) % P
SQRT_M1 = pow(2, (P - 1) // 4, P)


def point_add(a, b):
    A, B = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    C, E = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    e, f, g, h = B - A, E - C, E + C, B + A
    return e * f % P, g * h % P, f * g % P, e * h % P


def point_mul(s, a):
    result = (0, 1, 1, 0)
    while s > 0:
        if s & 1:
            result = point_add(result, a)
        a = point_add(a, a)
        s >>= 1
    return result


def point_equal(a, b):
    return (a[0] * b[2] - b[0] * a[2]) % P == 0 and (a[1] * b[2] - b[1] * a[2]) % P == 0


def recover_x(y, sign):
    if y >= P:
        return None
    x2 = (y * y - 1) * inverse(D * y * y + 1) % P
    if x2 == 0:
        return None if sign else 0
    x = pow(x2, (P + 3) // 8, P)
    if (x * x - x2) % P != 0:
        x = x * SQRT_M1 % P
    if (x * x - x2) % P != 0:
        return None
    return P - x if (x & 1) != sign else x


def decompress(data):
    y = int.from_bytes(data, 'little')
    sign, y = y >> 255, y & (2**255 - 1)
    x = recover_x(y, sign)
    return None if x is None else (x, y, 1, x * y % P)


BASE_Y = 4 * inverse(5) % P
BASE = (recover_x(BASE_Y, 0), BASE_Y, 1, recover_x(BASE_Y, 0) * BASE_Y % P)


def ed25519(message, signature, key):
    if len(signature) != 64 or len(key) != 32:
        return False
    a, r = decompress(key), decompress(signature[:32])
    s = int.from_bytes(signature[32:], 'little')
    if not a or not r or s >= Q:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), 'little') % Q
    return point_equal(point_mul(s, BASE), point_add(r, point_mul(h, a)))


# Signed notes and checkpoints (C2SP signed-note, tlog-checkpoint), the Merkle tree (RFC 9162).

def unbase64(text):
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    return data if base64.b64encode(data).decode() == text else None


def read_verifier_key(text):
    match = re.fullmatch(r'([^\s+]+)\+([0-9a-f]{8})\+(.+)', text or '')
    key = unbase64(match[3]) if match else None
    if not key or len(key) != 33 or key[0] != 1:
        return None
    key_id = sha(match[1].encode() + b'\n' + key)[:4]
    return (match[1], key_id, key[1:]) if key_id.hex() == match[2] else None


def read_note(note):
    """The text and its signatures as (name, key id, signature); None when the form is broken."""
    split = (note or '').rfind('\n\n')
    if split < 0 or not note.endswith('\n'):
        return None
    signatures = []
    for line in note[split + 2:-1].split('\n'):
        match = re.fullmatch('\u2014 ([^\\s+]+) (\\S+)', line)
        data = unbase64(match[2]) if match else None
        if not data or len(data) < 5:
            return None
        signatures.append((match[1], data[:4], data[4:]))
    return note[:split + 1], signatures


def signed_by(note, signer):
    own = [signature for name, key_id, signature in note[1] if (name, key_id) == signer[:2]]
    return bool(own) and all(ed25519(note[0].encode(), signature, signer[2]) for signature in own)


node = lambda left, right: sha(b'\1' + left + right)


class Tree:
    """Complete nodes by level, from which the root of any number of the first leaves is put together."""

    def __init__(self, commitments):
        self.commitments = commitments
        hashes = [sha(b'\0' + (bytes.fromhex(each) if re.fullmatch('([0-9a-f]{2})*', each) else b'')) for each in commitments]
        self.levels = [hashes]
        while len(self.levels[-1]) > 1:
            below = self.levels[-1]
            self.levels.append([node(below[i], below[i + 1]) for i in range(0, len(below) - 1, 2)])

    def root(self, size):
        root, index = None, size
        for level in self.levels:
            if index % 2 == 1:
                root = level[index - 1] if root is None else node(level[index - 1], root)
            index //= 2
        return sha(b'') if root is None else root


def proves_consistency(first, second, proof):
    (size1, root1), (size2, root2) = first, second
    if size1 > size2:
        return False
    if size1 == size2:
        return not proof and root1 == root2
    if size1 == 0:
        return not proof and root1 == sha(b'')
    path = ([root1] if size1 & (size1 - 1) == 0 else []) + proof
    if not path:
        return False
    at, last = size1 - 1, size2 - 1
    while at % 2 == 1:
        at, last = at // 2, last // 2
    before = after = path[0]
    for each in path[1:]:
        if last == 0:
            return False
        if at % 2 == 1 or at == last:
            before, after = node(each, before), node(each, after)
            while at % 2 == 0 and at != 0:
                at, last = at // 2, last // 2
        else:
            after = node(after, each)
        at, last = at // 2, last // 2
    return last == 0 and before == root1 and after == root2


def canonical(value):
    """JSON with one form only: keys sorted by UTF-16 code unit, no spaces."""
    if isinstance(value, dict):
        keys = sorted(value, key=lambda key: key.encode('utf-16-be', 'surrogatepass'))
        return '{' + ','.join(canonical(key) + ':' + canonical(value[key]) for key in keys) + '}'
    if isinstance(value, list):
        return '[' + ','.join(map(canonical, value)) + ']'
    return json.dumps(value, ensure_ascii=False)


# Ballots and their count.

whole = lambda value: isinstance(value, int) and not isinstance(value, bool)


def allowed(ballot, rules, options):
    """Whether the rules allow a ballot, in its one canonical form."""
    if ballot == {'abstain': True}:
        return ballot['abstain'] is True and rules['abstention']
    ids = [option['id'] for option in options]
    form = 'picks' if rules['method'] in PICKS else 'points' if rules['method'] in POINTS else 'ranks'
    if not isinstance(ballot, dict) or list(ballot) != [form]:
        return False
    given = ballot[form]
    if not given or len(set(given)) != len(given) or any(each not in ids for each in given):
        return False
    if form == 'picks':
        most = 1 if rules['method'] == 'single-choice' else len(ids) if rules['maxPicks'] is None else rules['maxPicks']
        cost = sum(option['cost'] or 0 for option in options if option['id'] in given)
        within = rules['method'] not in BUDGETS or not rules['ballotWithinBudget'] or cost <= rules['budget']
        return isinstance(given, list) and len(given) <= most and given == [each for each in ids if each in given] and within
    if form == 'points':
        values = list(given.values()) if isinstance(given, dict) else [None]
        if not all(whole(value) and value > 0 for value in values):
            return False
        return (sum(values) if rules['method'] == 'cumulative' else max(values)) <= rules['points']
    return isinstance(given, list)


def tie_order(tied, rules):
    """Equal options in the declared order, for methods without rounds."""
    for rule in rules['tie']:
        if rule == 'option-order':
            return tied
        if rule == 'lot' and rules['seed'] is not None:
            return sorted(tied, key=lambda option: sha_hex(rules['seed'] + '\n' + option))
    return tied


def count_points(rules, options, groups):
    """Winners and ranking by the sums of points; a pick is one point."""
    ids = [option['id'] for option in options]
    tallies = collections.Counter()
    for ballot, n in groups:
        for option, points in ballot.get('points', {each: 1 for each in ballot.get('picks', [])}).items():
            tallies[option] += n * points
    ranking = [[each for each in ids if tallies[each] == tally] for tally in sorted({tallies[each] for each in ids}, reverse=True)]
    order = [option for equal in ranking for option in tie_order(equal, rules)]
    least = max(1, rules['minimumSupport'] or 0)
    winners = [option for option in order if tallies[option] >= least][:rules['seats']]
    return {'winners': winners, 'ranking': [tie_order(equal, rules) for equal in ranking], 'cost': None}


def count_runoff(rules, options, groups):
    ids = [option['id'] for option in options]
    rank = {option: i for i, option in enumerate(ids)}
    lot = {option: sha_hex((rules['seed'] or '') + '\n' + option) for option in ids}
    race, history = list(ids), []

    def take(tied, best):
        for rule in rules['tie']:
            if rule == 'previous-rounds':
                for tally in reversed(history[:-1]):
                    wanted = (max if best else min)(tally[each] for each in tied)
                    tied = [each for each in tied if tally[each] == wanted]
            else:
                tied = sorted(tied, key=rank.get if rule == 'option-order' else lot.get)
                tied = [tied[0] if best else tied[-1]]
            if len(tied) == 1:
                return tied[0]
        tied = sorted(tied, key=rank.get)
        return tied[0] if best else tied[-1]

    while True:
        tally = collections.Counter({each: 0 for each in ids})
        for ballot, n in groups:
            first = next((each for each in ballot['ranks'] if each in race), None)
            if first is not None:
                tally[first] += n
        history.append(tally)
        threshold = max(1, sum(tally.values()) // 2 + 1)
        most = max(tally[each] for each in race)
        if len(race) <= 2 or most >= threshold:
            return {'winners': [take([each for each in race if tally[each] == most], True)], 'cost': None}
        fewest = min(tally[each] for each in race)
        race.remove(take([each for each in race if tally[each] == fewest], False))


def budget_parts(rules, options, groups):
    tallies = collections.Counter()
    for ballot, n in groups:
        for option in ballot['picks']:
            tallies[option] += n
    cost = {option['id']: option['cost'] for option in options}
    least = max(1, rules['minimumSupport'] or 0)
    return tallies, cost, [each for each in cost if tallies[each] >= least and cost[each] <= rules['budget']]


def greedily(rules, tallies, cost, projects, left, stop):
    chosen = []
    for tally in sorted({tallies[each] for each in projects}, reverse=True):
        for project in tie_order([each for each in projects if tallies[each] == tally], rules):
            if cost[project] <= left:
                chosen.append(project)
                left -= cost[project]
            elif stop:
                return chosen
    return chosen


def count_greedy(rules, options, groups):
    tallies, cost, projects = budget_parts(rules, options, groups)
    chosen = greedily(rules, tallies, cost, projects, rules['budget'], rules['stopAtFirstUnaffordable'])
    return {'winners': chosen, 'cost': sum(cost[each] for each in chosen)}


def price_of(cost, payers):
    """What each supporter pays so that together they pay the cost, each at most what they have; None where they can't."""
    if sum(n * purse for purse, n in payers) < cost:
        return None
    need, voters = Fraction(cost), sum(n for _, n in payers)
    for purse, n in sorted(payers):
        if purse * voters >= need:
            return need / voters
        need, voters = need - n * purse, voters - n


def shares_run(rules, cost, projects, groups, voters, raised):
    purses = [Fraction(rules['budget'], voters) + raised for _ in groups]
    chosen, open_ = [], list(projects)
    while True:
        rates = {}
        for project in open_:
            payers = [(purses[i], n) for i, (ballot, n) in enumerate(groups) if project in ballot['picks']]
            price = price_of(cost[project], payers)
            if price is not None:
                rates[project] = (price / cost[project] if rules['utility'] == 'cost' else price, price)
        if not rates:
            return chosen
        least = min(rates.values())[0]
        project = tie_order([each for each in open_ if each in rates and rates[each][0] == least], rules)[0]
        for i, (ballot, _) in enumerate(groups):
            if project in ballot['picks']:
                purses[i] = max(Fraction(0), purses[i] - rates[project][1])
        chosen.append(project)
        open_.remove(project)


def count_shares(rules, options, groups, published, notes):
    tallies, cost, projects = budget_parts(rules, options, groups)
    voters, completion, budget = sum(n for _, n in groups), rules['completion'], rules['budget']
    spent = lambda chosen: sum(cost[each] for each in chosen)
    run = lambda by: shares_run(rules, cost, projects, groups, voters, by) if voters else []
    by, chosen = 0, run(0)
    while completion in ('raise', 'exhaust'):
        others = [each for each in projects if each not in chosen]
        if not others or completion == 'exhaust' and all(cost[each] > budget - spent(chosen) for each in others):
            break
        if by == MOST_RAISES and isinstance(published, dict) and whole(published.get('raisedBy')):
            notes.append('after %d raises of the shares the published raise was taken' % by)
            by = published['raisedBy']
            chosen = run(by)
            break
        following = run(by + 1)
        if spent(following) > budget:
            break
        by, chosen = by + 1, following
    if completion in ('exhaust', 'greedy'):
        left = [each for each in projects if each not in chosen]
        chosen = chosen + greedily(rules, tallies, cost, left, budget - spent(chosen), False)
    return {'winners': chosen, 'cost': spent(chosen)}


def count(rules, options, ballots, published, notes):
    cast = len(ballots)
    abstentions = sum('abstain' in ballot for ballot in ballots)
    texts = collections.Counter(canonical(ballot) for ballot in ballots if 'abstain' not in ballot)
    groups = [(json.loads(text), texts[text]) for text in sorted(texts)]
    valid = rules['quorum'] is None or cast >= rules['quorum']
    result = {'ballots': cast, 'abstentions': abstentions, 'valid': valid, 'invalidReason': None if valid else 'quorum'}
    method = rules['method']
    if method in ('single-choice', 'approval', 'score', 'cumulative'):
        result.update(count_points(rules, options, groups))
    elif method == 'instant-runoff':
        result.update(count_runoff(rules, options, groups))
    elif method == 'greedy':
        result.update(count_greedy(rules, options, groups))
    elif method == 'equal-shares':
        result.update(count_shares(rules, options, groups, published, notes))
    else:
        notes.append('who won by %s is not counted here' % method)
        return result, False
    if not valid:
        result['winners'] = []
    return result, True


# The checks.

class Verification:
    def __init__(self, files, evidence):
        self.files, self.evidence, self.notes = files, evidence, []
        self.places = collections.defaultdict(list)
        self.asked, self.counted = set(), False

    def expect(self, holds, check, place):
        self.asked.add(check)
        if not holds:
            self.places[check].append(place)

    def json(self, name, kind=dict):
        try:
            value = json.loads(self.files.get(name, ''))
        except (ValueError, RecursionError):
            value = None
        if not isinstance(value, (dict, list)):
            self.expect(False, 'format', name)
        return value if isinstance(value, kind) else kind()

    def run(self):
        self.asked.add('format')
        self.vote = self.json('vote.json')
        self.signer = read_verifier_key(self.vote.get('verifierKey') if isinstance(self.vote.get('verifierKey'), str) else '')
        usable = self.vote.get('format') == 'openhall-vote-1' and isinstance(self.vote.get('options'), list)
        if not usable or not self.signer or not isinstance(self.vote.get('rules'), dict):
            self.expect(False, 'format', 'vote.json')
            return
        self.origin = self.vote.get('origin')
        self.fingerprint = hashlib.sha256(self.signer[2]).hexdigest()
        if self.evidence.key is not None:
            self.expect(self.evidence.key == self.fingerprint, 'key', 'vote.json')
        lines = lines_of(self.files.get('leaves.txt', ''))
        for i, line in enumerate(lines):
            self.expect(bool(HEX.fullmatch(line)), 'leaves', 'leaves.txt:%d' % (i + 1))
        self.expect(len(set(lines)) == len(lines), 'leaves', 'leaves.txt')
        self.tree = Tree(lines)
        for step in (self.manifest, self.checkpoints, self.kept, self.openings, self.audit, self.statements):
            try:
                step()
            except (KeyError, TypeError, ValueError, AttributeError, IndexError, RecursionError):
                self.expect(False, 'format', 'vote.json')

    def manifest(self):
        text = self.files.get('manifest.json', '')
        listed = self.json('manifest.json').get('files', {})
        for name, content in self.files.items():
            if name not in ('manifest.json', 'manifest.note'):
                self.expect(listed.get(name) == sha_hex(content), 'files', name)
        for name in listed:
            self.expect(name in self.files, 'files', name)
        note = read_note(self.files.get('manifest.note'))
        expected = 'openhall-manifest-1\n%s\n%s\n' % (self.origin, sha_hex(text))
        holds = note and len(note[1]) == 1 and note[0] == expected and signed_by(note, self.signer)
        self.expect(bool(holds), 'signature', 'manifest.note')

    def checkpoint(self, text):
        """(size, root) of a checkpoint that is signed and fits this vote and its leaves; else None."""
        note = read_note(text)
        lines = note[0][:-1].split('\n') if note else []
        if len(lines) < 3 or lines[0] != self.origin or not re.fullmatch('0|[1-9][0-9]*', lines[1]) or '' in lines[3:]:
            return None
        declared = {key: value for key, value in self.vote.items() if key != 'council'}
        declaration = 'openhall-vote-1 ' + sha_hex(canonical(declared))
        if any(line.startswith('openhall-vote-1 ') and line != declaration for line in lines[3:]):
            return None
        size, root = int(lines[1]), unbase64(lines[2])
        if size > len(self.tree.commitments) or self.tree.root(size) != root or not signed_by(note, self.signer):
            return None
        return size, root

    def checkpoints(self):
        names = sorted(name for name in self.files if name.startswith('checkpoints/'))
        found = []
        for name in names:
            checkpoint = self.checkpoint(self.files[name])
            self.expect(checkpoint is not None, 'checkpoints', name)
            found += [checkpoint] if checkpoint else []
        whole_tree = bool(found) and found[-1][0] == len(self.tree.commitments)
        self.expect(whole_tree, 'checkpoints', names[-1] if names else 'checkpoints/')
        proofs = {(each['from'], each['to']): each['proof'] for each in self.json('consistency.json', list)}
        self.asked.add('consistency')
        for before, after in zip(found, found[1:]):
            proof = proofs.get((before[0], after[0]))
            holds = proof is not None and all(HEX.fullmatch(each) for each in proof)
            holds = holds and proves_consistency(before, after, [bytes.fromhex(each) for each in proof])
            self.expect(holds, 'consistency', 'consistency.json: %d \u2192 %d' % (before[0], after[0]))

    def kept(self):
        for i, text in enumerate(self.evidence.checkpoints):
            self.expect(self.checkpoint(text) is not None, 'earlier_checkpoints', 'checkpoint %d' % (i + 1))
        for receipt in self.evidence.receipts:
            text = 'openhall-receipt-1\n%s\n%s\n' % (self.origin, receipt['commitment'])
            genuine = ed25519(text.encode(), unbase64(receipt['signature']) or b'', self.signer[2])
            self.expect(genuine and receipt['commitment'] in self.tree.commitments, 'receipts', receipt['code'])

    def openings(self):
        text = self.files.get('ballots.jsonl', self.evidence.openings)
        if text is None:
            if self.vote.get('publication') != 'confidential':
                self.expect(False, 'openings', 'ballots.jsonl')
            return
        lines, good, nonces = lines_of(text), [], set()
        self.expect(len(lines) == len(self.tree.commitments), 'openings', 'ballots.jsonl')
        for i, line in enumerate(lines):
            try:
                opening = json.loads(line)
                holds = self.opens(opening, i) and opening['nonce'] not in nonces
            except (ValueError, KeyError, TypeError, RecursionError):
                holds = False
            self.expect(holds, 'openings', 'ballots.jsonl:%d' % (i + 1))
            if holds:
                nonces.add(opening['nonce'])
                good.append(opening)
        self.recount([opening['ballot'] for opening in good if not opening['superseded']])

    def opens(self, opening, i):
        nonce, ballot = opening['nonce'], opening['ballot']
        if not isinstance(opening['superseded'], bool) or not HEX.fullmatch(nonce) or i >= len(self.tree.commitments):
            return False
        committed = 'openhall-ballot-1\n%s\n%s\n%s' % (nonce, self.vote['id'], canonical(ballot))
        return allowed(ballot, self.vote['rules'], self.vote['options']) and sha_hex(committed) == self.tree.commitments[i]

    def recount(self, ballots):
        published = self.json('result.json')
        self.asked.add('count')
        rules, options = self.vote['rules'], self.vote['options']
        again, self.counted = count(rules, options, ballots, published.get('account'), self.notes)
        for key, value in again.items():
            self.expect(key in published and published[key] == value, 'count', 'result.json: ' + key)
        electorate, leaves = self.json('electorate.json'), len(self.tree.commitments)
        place = lambda key: 'electorate.json: ' + key
        size = electorate.get('size')
        self.expect(electorate.get('voted') == len(ballots), 'totals', place('voted'))
        self.expect(electorate.get('superseded') == leaves - len(ballots), 'totals', place('superseded'))
        self.expect(sum(electorate.get('by', {}).values()) == len(ballots), 'totals', place('by'))
        self.expect(size is None or len(ballots) <= size, 'totals', place('size'))

    def audit(self):
        self.asked.add('audit')
        last = 0
        for i, line in enumerate(lines_of(self.files.get('audit.jsonl', ''))):
            try:
                entry = json.loads(line)
                fields = {key: entry[key] for key in 'seq at actorId act subjectType subjectId detail'.split()}
                holds = entry['seq'] > last and sha_hex(entry['previousHash'] + '\n' + canonical(fields)) == entry['hash']
                last = entry['seq']
            except (ValueError, KeyError, TypeError, RecursionError):
                holds = False
            self.expect(holds, 'audit', 'audit.jsonl:%d' % (i + 1))

    def statements(self):
        if self.vote.get('publication') != 'confidential':
            return
        size = len(self.tree.commitments)
        root = base64.b64encode(self.tree.root(size)).decode()
        result = sha_hex(canonical(self.json('result.json')))
        expected = 'openhall-statement-1\n%s\n%d\n%s\n%s\n' % (self.origin, size, root, result)
        for name in self.files:
            if name.startswith('statements/') and name.endswith('.txt'):
                note = read_note(self.files[name])
                signer = read_verifier_key(self.files.get(name[:-4] + '.key', '').strip())
                self.expect(bool(note and signer and note[0] == expected and signed_by(note, signer)), 'statements', name)

    def verdict(self):
        outcome = lambda name: 'failed' if self.places[name] else 'passed' if name in self.asked else 'not_asked'
        checks = [{'name': name, 'outcome': outcome(name), 'places': self.places[name]} for name in CHECKS]
        proved = 'key' in self.asked and (self.counted or 'statements' in self.asked)
        verdict = 'broken' if any(self.places.values()) else 'proved' if proved else 'consistent'
        return {'verdict': verdict, 'checks': checks, 'fingerprint': getattr(self, 'fingerprint', None), 'notes': self.notes}


def lines_of(text):
    return [] if text == '' else (text[:-1] if text.endswith('\n') else text).split('\n')


def read_package(path):
    files, wrong = {}, []
    with zipfile.ZipFile(path) as archive:
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        if sum(entry.file_size for entry in entries) > 10**9:
            sys.exit('unpacked, this is larger than any results package')
        for entry in entries:
            if entry.filename in files:
                wrong.append(entry.filename)
            try:
                files[entry.filename] = archive.read(entry).decode()
            except (UnicodeDecodeError, zipfile.BadZipFile):
                files[entry.filename] = ''
                wrong.append(entry.filename)
    return files, wrong


def main():
    parser = argparse.ArgumentParser(description='Checks the results package of an Openhall vote, and counts it again.')
    parser.add_argument('package')
    parser.add_argument('--key', help='fingerprint of the council\u2019s key, from anywhere but the package')
    parser.add_argument('--checkpoint', action='append', default=[])
    parser.add_argument('--receipt', action='append', default=[])
    parser.add_argument('--openings')
    parser.add_argument('--json', action='store_true')
    options = parser.parse_args()
    read = lambda path: open(path, encoding='utf-8', newline='').read()
    try:
        files, wrong = read_package(options.package)
        options.checkpoints = [read(path) for path in options.checkpoint]
        options.receipts = [json.loads(read(path)) for path in options.receipt]
        options.openings = read(options.openings) if options.openings else None
    except (OSError, ValueError, zipfile.BadZipFile) as error:
        print('verify.py: %s' % error, file=sys.stderr)
        return 2
    if options.key is not None:
        options.key = re.sub(r'[\s:-]', '', options.key.lower())
    verification = Verification(files, options)
    verification.run()
    for name in wrong:
        verification.expect(False, 'format', name)
    found = verification.verdict()
    if options.json:
        print(json.dumps(found))
    else:
        print('Key in the package: %s' % found['fingerprint'])
        for check in found['checks']:
            print('%-10s %s %s' % (check['outcome'], check['name'], '; '.join(check['places'][:20])))
        for note in found['notes']:
            print('note       ' + note)
        print(found['verdict'].upper())
    return {'proved': 0, 'broken': 1, 'consistent': 3}[found['verdict']]


if __name__ == '__main__':
    sys.exit(main())
