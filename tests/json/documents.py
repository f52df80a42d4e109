"""JSON documents in the classes that parsers are told apart by: what every reader must take, what none may
take, and what the standard leaves open, where Polku's answer is pinned.

Each is (name, bytes, wanted): wanted is None for a document that is read, and else the beginning of the
sentence that refuses it.
"""

COMMA_OR_BRACKET = "a comma or ']' is missing"
COMMA_OR_BRACE = "a comma or '}' is missing"
NAME = "a member's name in quotation marks is missing"
COLON = "a colon is missing after a member's name"
VALUE = "a value is missing"
AFTER = "something stands after the end"
WORD = "a word is none of true, false and null"
NUMBER = "a number is malformed"
TOO_LONG = "a whole number needs more than 64 bits"
TOO_LARGE = "a number is too large"
OPEN = "a text is not closed with a quotation mark"
CONTROL = "a text holds a control character, which needs an escape"
NUL = "a text holds the character NUL"
ESCAPE = "an escape is none of those that JSON has"
DIGITS = "an escape \\u needs four hexadecimal digits"
HALF = "an escape is half a character: the surrogate beside it is missing"
ENCODING = "a text is not valid UTF-8"
DEEP = "it is nested deeper than 32 levels"
EMPTY = "it is empty"
TWICE = "an object has the member"


def numbers():
    for text in ("0", "-0", "1", "-1", "7", "10", "-10", "42", "100", "123456789", "-123456789", "2147483647", "2147483648",
                 "-2147483648", "-2147483649", "4294967296", "9007199254740991", "9007199254740992", "9007199254740993",
                 "-9007199254740993", "9223372036854775807", "-9223372036854775808"):
        yield f"whole {text}", text, None
    for text in ("0.0", "-0.0", "0.1", "-0.1", "1.0", "1.5", "-1.5", "3.14159", "0.00000001", "10.010", "123.456",
                 "9007199254740993.0", "0.30000000000000004", "1.7976931348623157e308", "-1.7976931348623157e308",
                 "2.2250738585072014e-308", "5e-324", "1e22", "1e23", "123456789012345678901234567890.5"):
        yield f"fraction {text}", text, None
    for mantissa in ("0", "1", "-1", "1.5"):
        for sign in ("", "+", "-"):
            for digits in ("0", "2", "05", "007"):
                for letter in "eE":
                    yield f"exponent {mantissa}{letter}{sign}{digits}", f"{mantissa}{letter}{sign}{digits}", None
    for text in ("00", "01", "-00", "-01", "007", "00.5", "-012.5", "0x1", "0X1", "0xFF", "0b1", "0o7", "-", "--1", "-+1", "-a",
                 "- 1", "-.5", "1.", "-1.", "0.", "1.e1", "1.E+2", "1e", "1E", "1e+", "1e-", "1ee1", "1e++1", "1e+-1", "1ea",
                 "1e1.5", "1..2", "1.2.3", "1.-2", "1.+2", "1.a", "1a", "1_000", "1f", "1L", "1u", "1-", "1+1", "1-1",
                 "1\u0661", "-Infinity", "-NaN", "-inf", "0e", "0e+", "1.5e", "2.e3", "12\u00b2", "1e1\u00b2", "-\u0661", "1:2", '1"', "1[", "1{",
                 "-- 1\n1", "1;2", "1=2", "1)"):
        yield f"malformed {text}", text, NUMBER
    for text in ("+1", "++1", "+0.5", ".5", ".", ".e1", "e1", "E1", "NaN", "nan", "Infinity", "inf", "INF", "+Infinity", "\u0661",
                 "\uff11", "\u22121", "\u221e", "$1", "%1", "x1", "\\1", "\\u0031", "#1", "(1)", "=1", "~1", "@1", "?", "*", "&", "|"):
        yield f"no number {text}", text, WORD
    for text in ("1 2", "1 000", "0 1", "1,000", "1]", "1}"):
        yield f"a number and more {text}", text, AFTER
    for text in ("9223372036854775808", "-9223372036854775809", "18446744073709551615", "18446744073709551616",
                 "1" + "0" * 30, "-1" + "0" * 30, "9" * 400):
        yield f"whole and long {text[:24]}", text, TOO_LONG
    for text in ("1e309", "-1e309", "1e400", "1.5e9999", "1e99999999999999999999", "1" + "0" * 400 + ".5"):
        yield f"large {text[:24]}", text, TOO_LARGE
    for text in ("1e-400", "-1e-400", "0e99999", "1e-99999999999999999999", "0." + "0" * 400 + "1", "0.1" + "0" * 200):
        yield f"small {text[:24]}", text, None


def words():
    for text in ("true", "false", "null"):
        yield f"word {text}", text, None
        for other in (text[:-1], text[:1], text.upper(), text.title(), text + text[-1], text + "s", text[:-1] + "x",
                      text + "1", text + "_", text[1:], "\u200b" + text):
            yield f"no word {other!r}", other, WORD
    for text in ("None", "undefined", "nil", "yes", "no", "on", "off", "a", "\u00e4", "\U0001f600", "<!-- -->", "%20",
                 "'text'", "`text`", "\u201ctext\u201d", "\u00abtext\u00bb", "/", "//", "/* */1", "// 1\n1", "# 1\n1", ";"):
        yield f"no word {text!r}", text, WORD
    for text in ("true false", "null,", "true}", "false]", "null:", 'true"', "nullnull "):
        yield f"a word and more {text!r}", text, WORD if text.strip() == "nullnull" else AFTER


def quoted(inner):
    return b'"' + inner + b'"'


def texts():
    yield "text empty", b'""', None
    for code in range(0x20, 0x80):
        if chr(code) not in '"\\':
            yield f"text of {code:#x}", quoted(bytes([code])), None
    for letter in b'"\\/bfnrt':
        yield f"escape {chr(letter)}", quoted(b"\\" + bytes([letter])), None
    for code in (0x1, 0x1f, 0x20, 0x22, 0x5c, 0x7f, 0x80, 0xe4, 0x7ff, 0x800, 0xd7ff, 0xe000, 0xfdd0, 0xfeff, 0xfffd, 0xfffe,
                 0xffff):
        yield f"small escape {code:04x}", quoted(b"\\u%04x" % code), None
        yield f"large escape {code:04x}", quoted(b"\\u%04X" % code), None
    for code in (0x80, 0xe4, 0x301, 0x7ff, 0x800, 0x2028, 0x2029, 0x202e, 0xd7ff, 0xe000, 0xfdd0, 0xfeff, 0xfffd, 0xfffe, 0xffff,
                 0x10000, 0x1f600, 0x1ffff, 0xfffff, 0x10ffff):
        yield f"character {code:#x}", quoted(chr(code).encode()), None
    for high, low in ((0xd800, 0xdc00), (0xd83d, 0xde00), (0xdbff, 0xdfff), (0xd800, 0xdfff), (0xdbff, 0xdc00)):
        yield f"pair {high:x} {low:x}", quoted(b"\\u%x\\u%X" % (high, low)), None
    yield "text long", quoted(b"a" * 5000), None
    yield "text of escapes", quoted(b"\\n" * 5000), None
    yield "text with braces", quoted(b"{[}],:"), None
    yield "text with a comment", quoted(b"/* */ // #"), None
    yield "escapes side by side", quoted(b'\\\\\\"\\\\'), None
    for code in range(0x20):
        yield f"control {code:#x}", quoted(b"a" + bytes([code]) + b"b"), CONTROL
    yield "text over lines", b'"a\nb"', CONTROL
    for code in range(0x21, 0x7f):
        if chr(code) not in '"\\/bfnrtu':
            yield f"no escape {chr(code)}", quoted(b"\\" + bytes([code])), ESCAPE
    for inner in (b"\\ ", b"\\\xc3\xa4", b"\\U0041", b"\\x41", b"\\0", b"\\101"):
        yield f"no escape {inner!r}", quoted(inner), ESCAPE
    yield "an escape and no more", b'"\\', ESCAPE
    for inner in (b"\\u", b"\\u1", b"\\u12", b"\\u123", b"\\u123g", b"\\ug123", b"\\u 123", b"\\u12 3", b"\\u-123", b"\\u+123",
                  b"\\u{41}", b"\\u00\xc3\xa4", b"\\u0x41"):
        yield f"few digits {inner!r}", quoted(inner), DIGITS
    for inner in (b"\\ud800", b"\\udbff", b"\\udc00", b"\\udfff", b"\\ud800x", b"\\ud800\\n", b"\\ud800\\u0041", b"\\ud800\\ud800",
                  b"\\udc00\\ud800", b"\\ud83d\\\\ude00", b"\\ud83d \\ude00", b"\\uD83D\\u", b"\\ud83d\\ude0", b"\\ud83d\\ue000", b"x\\udE00"):
        yield f"half {inner!r}", quoted(inner), HALF
    for inner in (b"\\u0000", b"a\\u0000b", b"\\u0000\\u0000"):
        yield f"NUL {inner!r}", quoted(inner), NUL
    for text in (b'"', b'"a', b'"a\\"', b'"\\\\\\"', b'"a\\u0041', b'["a]', b'{"a', b'["a","b]'):
        yield f"open {text!r}", text, OPEN


def encodings():
    bad = [bytes([b]) for b in (0x80, 0xbf, 0xc0, 0xc1, 0xc3, 0xe2, 0xf0, *range(0xf4, 0x100))]
    bad += [b"\xc0\x80", b"\xc0\xaf", b"\xc1\xbf", b"\xe0\x80\x80", b"\xe0\x80\xaf", b"\xe0\x9f\xbf", b"\xf0\x80\x80\x80",
            b"\xf0\x80\x80\xaf", b"\xf0\x8f\xbf\xbf", b"\xf8\x88\x80\x80\x80", b"\xfc\x84\x80\x80\x80\x80",  # too long
            b"\xed\xa0\x80", b"\xed\xad\xbf", b"\xed\xae\x80", b"\xed\xb0\x80", b"\xed\xbf\xbf",  # surrogates
            b"\xed\xa0\xbd\xed\xb8\x80", b"\xf4\x90\x80\x80", b"\xf7\xbf\xbf\xbf",  # beyond what there is
            b"\xe2\x82", b"\xe2\x82x", b"\xe2x\xac", b"\xf0\x9f\x98", b"\xf0\x9f\x98x", b"\xf0\x9fxx", b"\xc3x", b"\xc3\xc3\xa4",
            b"\xa4\xc3", b"\xe4", b"\x93text\x94"]
    for inner in bad:
        yield f"bytes {inner.hex()}", quoted(b"a" + inner), ENCODING
        yield f"bytes {inner.hex()} in a name", b'{"' + inner + b'":1}', ENCODING
    for name in ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"):
        yield f"in {name}", '["ä"]'.encode(name), VALUE if name.endswith("be") else ""
    yield "in UTF-16 with its mark", '["ä"]'.encode("utf-16"), WORD
    yield "UTF-8 with a mark", b"\xef\xbb\xbf[]", WORD
    yield "UTF-8 with a mark alone", b"\xef\xbb\xbf", WORD
    yield "half a mark", b"\xef\xbb[]", WORD
    yield "in Latin-1", '["ä"]'.encode("latin-1"), ENCODING


def structures():
    for text in ("[]", "{}", "[[]]", "[{}]", '{"a":[]}', '{"a":{}}', "[1]", "[1,2]", "[[],[]]", '[1,"a",true,null,{}]', '{"":0}',
                 '{"a":1,"b":2}', '{"a":1,"A":2}', '{"\u00e9":1,"e\u0301":2}', '{"__proto__":1}', '{"a.b":1,"a/b":2,"a~b":3}',
                 '{"\\"":1}', '{"\\u0061":1,"\\u0062":2}', '{"a":{"a":{"a":1}}}', '[{"a":1},{"a":1}]', "[null,null]",
                 '["\\u0061","a"]', "[0,-0,0.0]"):
        yield f"structure {text}", text, None
    for space in (" ", "\t", "\n", "\r", "\r\n", "  \n\t\r "):
        yield f"space {space!r}", space.join(["", "{", '"a"', ":", "[", "1", ",", "true", "]", ",", '"b"', ":", "null", "}", ""]), None
    for space in ("\v", "\f", "\b", "\x1c", "\x7f", "\u0085", "\u00a0", "\u1680", "\u2003", "\u2028", "\u2029", "\u200b", "\u2060",
                  "\u3000", "\ufeff", "\\n", "\x00"):
        nothing = VALUE if space < " " else WORD
        yield f"no space {space!r} before", space + "[]", nothing
        yield f"no space {space!r} behind", "[]" + space, AFTER
        yield f"no space {space!r} in an array", "[" + space + "]", nothing
        yield f"no space {space!r} in an object", "{" + space + "}", NAME
    for text in ("", " ", "\n", "\t\r\n "):
        yield f"nothing {text!r}", text, EMPTY
    for text in ("[1", "[1,2", "[[]", "[{}", '["a"', "[1 2]", '["a" "b"]', "[1}", "[true:1]", '["a":1]', "[[] []]",
                 "[{}{}]", "[1\n2]", '["a"\n', "[null"):
        yield f"array {text!r}", text, COMMA_OR_BRACKET
    for text in ("[", "[,", "[,]", "[,1]", "[1,]", "[1,,2]", "[1,2,]", "[[],]", "[1,", "[}", "[:1]", "]", "}", ",", ":", "[[", " ]]",
                 "[,,]", "[1,:2]"):
        yield f"no value {text!r}", text, VALUE
    for text in ('{"a":1', '{"a":1 "b":2}', '{"a":1]', '{"a":[]', '{"a":{}', '{"a":"b"', '{"a":"b":"c"}',
                 '{"a":true "b"}', '{"a":1\n"b":2}'):
        yield f"object {text!r}", text, COMMA_OR_BRACE
    for text in ("{", "{a:1}", "{'a':1}", "{1:1}", "{null:1}", "{true:false}", "{[]:1}", "{{}:1}", '{"a":1,}', '{"a":1,,"b":2}', "{,}",
                 '{,"a":1}', '{"a":1,b:2}', "{]", "{:1}", "{:}", "{1}", "{ a }", '{"a":1,', "{\u00e4:1}", "{`a`:1}", '{/**/"a":1}',
                 "{-1:1}", '{"a":1,]'):
        yield f"no name {text!r}", text, NAME
    for text in ('{"a"', '{"a"}', '{"a" 1}', '{"a",1}', '{"a"=1}', '{"a"=>1}', '{"a";1}', '{"a"{}}', '{"a"[]}', '{"a""b"}', '{"a"\n1}',
                 '{"a"//\n:1}', '{"a",}', '{"a"1:2}'):
        yield f"no colon {text!r}", text, COLON
    for text in ('{"a":}', '{"a":,"b":1}', '{"a"::1}', '{"a":', '{"a":]', '{"a": }', '{"a":1,"b":}', '{"a":[,]}', '{"a":[1,]}'):
        yield f"member of nothing {text!r}", text, VALUE
    for text in ("{} {}", "{}{}", "[][]", "[] []", "[]]", "{}}", "[],", "{},", "[];", "[]x", "{}1", '""""', '"a" "b"', "{}//", "[]/**/",
                 "[]#", '{"a":1}"', "[1],[2]", "{}null", "{}\x00", "[]\x00\x00", "[]:1"):
        yield f"after the end {text!r}", text, AFTER
    for text in ('{"a":1,"a":2}', '{"a":1,"a":1}', '{"":1,"":2}', '{"a":1,"b":2,"a":3}', '{"a":1,"\\u0061":2}', '{"\\u0061":1,"a":2}',
                 '{"\u00e4":1,"\\u00e4":2}', '{"/":1,"\\/":2}', '{"\\ud83d\\ude00":1,"\U0001f600":2}', '{"a":{},"a":[]}'):
        yield f"twice {text}", text, TWICE
    for text in ('[{"a":1,"a":2}]', '{"x":{"a":1,"a":2}}', '[[[{"b":0},{"a":1,"a":2}]]]'):
        yield f"twice within {text}", text, "the object at /"


def beginnings():
    """All that a whole document begins with."""
    whole = '{"name":"\\u00e4\u00e4\U0001f600","list":[1,-2.5e+3,true,false,null],"inner":{"\\\\":[{}]}}'.encode()
    yield "the whole", whole, None
    for n in range(len(whole)):
        yield f"the first {n} bytes", whole[:n], ""


def depths():
    for n in (1, 2, 31, 32):
        yield f"{n} arrays", "[" * n + "]" * n, None
        yield f"{n} objects", '{"a":' * (n - 1) + "{}" + "}" * (n - 1), None
        yield f"{n} of both", '[{"a":' * (n // 2) + ("[]" if n % 2 else "0") + "}]" * (n // 2), None
    for n in (33, 34, 64, 1000, 1025, 100000):
        yield f"{n} arrays", "[" * n + "]" * n, DEEP
        yield f"{n} arrays, open", "[" * n, DEEP
        yield f"{n} objects", '{"a":' * n + "0" + "}" * n, DEEP
        yield f"{n} objects, open", '{"a":' * n, DEEP
        yield f"{n} of both", '[{"a":' * n + "0" + "}]" * n, DEEP


def documents():
    for make in (numbers, words, texts, encodings, structures, beginnings, depths):
        for name, text, wanted in make():
            yield f"{make.__name__}: {name}", text if isinstance(text, bytes) else text.encode(), wanted
