"""From an object's own coordinates to a page held upright (ISO 32000-1, 8.3)."""

from typing import NamedTuple

Point = tuple[float, float]


class Matrix(NamedTuple):
    """Maps (x, y) to (ax + cy + e, bx + dy + f). A tuple: a page has thousands."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def at(self, x: float, y: float) -> Point:
        """Map a point."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def then(self, other: "Matrix") -> "Matrix":
        """Return the matrix that maps by this one first."""
        if other == _SAME:
            return self
        e, f = other.at(self.e, self.f)
        return Matrix(
            self.a * other.a + self.b * other.c,
            self.a * other.b + self.b * other.d,
            self.c * other.a + self.d * other.c,
            self.c * other.b + self.d * other.d,
            e,
            f,
        )

    @property
    def is_turned(self) -> bool:
        """Whether what runs along x comes to run along y."""
        return abs(self.b) > abs(self.a)

    @property
    def is_askew(self) -> bool:
        """Whether what runs along x comes to run aslant, as the words of a watermark do; what is slanted does not."""
        return min(abs(self.a), abs(self.b)) > _ASLANT * max(abs(self.a), abs(self.b))

    @property
    def height(self) -> float:
        """How high something of height 1 becomes."""
        return float((self.c * self.c + self.d * self.d) ** 0.5)


_ASLANT = 0.2
_SAME = Matrix()

UPRIGHT = (_SAME, Matrix(0, -1, 1, 0), Matrix(-1, 0, 0, -1), Matrix(0, 1, -1, 0))
"""By quarters of a turn clockwise, which a page asks its viewer for."""
